import { z } from 'zod';
import { ControlRefusal, endpoint, type Endpoint } from '../control/endpoint.ts';
import { principalOf } from '../entra/entra-control.ts';
import type { Simulator } from '../simulator.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import { samlFaultNames, samlFaults } from './faults/fault-menu.ts';
import {
  activateCertificate,
  activeCertificate,
  addSigningCertificate,
  removeCertificate,
} from './signing-certificate.ts';

const app = '/tenants/{tenant}/enterprise-apps/{app}';

/** Control calls about SAML: the fault menu, and certificates that are rolled over or have expired. */
export function samlEndpoints(simulator: Simulator): readonly Endpoint[] {
  const { menu } = simulator.entra.saml;
  return [
    endpoint({
      method: 'get',
      path: '/saml/faults',
      summary: 'The menu of broken SAML answers',
      handle: () => Object.entries(samlFaults).map(([fault, { what }]) => ({ fault, what })),
    }),
    endpoint({
      method: 'get',
      path: `${app}/saml-fault`,
      summary: 'The fault that is ordered for an application',
      handle: ({ params }) => menu.orderOf(principalOf(simulator, params).principal.id) ?? { fault: null, times: null },
    }),
    endpoint({
      method: 'put',
      path: `${app}/saml-fault`,
      summary: 'Break the next answers to an application: once unless times says more, null for all',
      body: z.strictObject({ fault: z.enum(samlFaultNames), times: z.number().int().min(1).nullable().default(1) }),
      handle: ({ params, body }) => menu.order(principalOf(simulator, params).principal.id, body),
    }),
    endpoint({
      method: 'delete',
      path: `${app}/saml-fault`,
      summary: 'Take the fault back',
      handle: ({ params }) => menu.clear(principalOf(simulator, params).principal.id),
    }),
    endpoint({
      method: 'patch',
      path: `${app}/saml-settings`,
      summary:
        'Who signs what, which groups are named, and by whom requests must be signed (DER, base64; null: by nobody)',
      body: z
        .strictObject({
          signing: z.enum(['assertion', 'response', 'both']),
          algorithm: z.enum(['sha256', 'sha1']),
          groups: z.enum(['none', 'security', 'all', 'application']),
          requestCertificates: z.array(z.base64()).nullable(),
        })
        .partial(),
      handle: ({ params, body }) => {
        const { tenant, principal } = principalOf(simulator, params);
        const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
        tenant.saml.setSettings(principal.id, given);
        return tenant.saml.settingsOf(principal.id);
      },
    }),
    endpoint({
      method: 'get',
      path: `${app}/certificates`,
      summary: 'Signing certificates of an application; private keys are not shown',
      handle: ({ params }) => viewCertificates(principalOf(simulator, params)),
    }),
    endpoint({
      method: 'post',
      path: `${app}/certificates`,
      summary: 'Add a signing certificate; a past endsAt makes one that has expired',
      body: z.strictObject({ endsAt: z.iso.datetime({ offset: true }), activate: z.boolean() }).partial(),
      handle: async ({ params, body }) => {
        const found = principalOf(simulator, params);
        await addSigningCertificate(found.tenant, found.principal, {
          ...(body.endsAt !== undefined && { endsAt: Temporal.Instant.from(body.endsAt) }),
          ...(body.activate !== undefined && { activate: body.activate }),
        });
        return viewCertificates(found);
      },
    }),
    endpoint({
      method: 'post',
      path: `${app}/certificates/{thumbprint}/activate`,
      summary: 'Sign with this certificate from now on',
      handle: ({ params }) => {
        const { tenant, principal } = principalOf(simulator, params);
        if (!activateCertificate(tenant, principal, params['thumbprint'] ?? ''))
          throw new ControlRefusal(404, 'there is no certificate of that thumbprint');
      },
    }),
    endpoint({
      method: 'delete',
      path: `${app}/certificates/{thumbprint}`,
      summary: 'Take a certificate out of the metadata; the one that signs stays',
      handle: ({ params }) => {
        const { tenant, principal } = principalOf(simulator, params);
        if (!removeCertificate(tenant, principal, params['thumbprint'] ?? ''))
          throw new ControlRefusal(409, 'only a certificate that is there and does not sign can be removed');
      },
    }),
  ];
}

function viewCertificates({ tenant, principal }: { tenant: Tenant; principal: ServicePrincipal }) {
  const active = activeCertificate(tenant, principal);
  return tenant.saml.certificatesOf(principal.id).map((one) => ({
    thumbprint: one.thumbprint,
    certificate: one.certificate,
    startsAt: one.startsAt.toString(),
    endsAt: one.endsAt.toString(),
    active: one === active,
  }));
}
