import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphRequest } from '../graph/request.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { notFound } from './access.ts';
import { answerPage, pageOptions } from './plain-page.ts';

/** The organisation and its domains. */
export function addOrganizationRoutes(graph: GraphPipeline): void {
  graph.route({
    method: 'GET',
    paths: ['/organization'],
    what: 'Read the organisation: id, name, domains',
    permissions: requiredPermissions('GET', '/organization'),
    options: ['$select'],
    handle: (request) => {
      const shown = selected(request, presentOrganization(request.tenant));
      return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#organization`, value: [shown] } };
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/organization/{organization}'],
    what: 'Read the organisation by its id, which is the tenant id',
    permissions: requiredPermissions('GET', '/organization/{id}'),
    options: ['$select'],
    handle: (request) => {
      const id = request.params['organization'] ?? '';
      if (id.toLowerCase() !== request.tenant.id) throw notFound(id);
      const shown = selected(request, presentOrganization(request.tenant));
      return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#organization/$entity`, ...shown } };
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/domains'],
    what: 'List verified domains',
    permissions: requiredPermissions('GET', '/domains'),
    options: pageOptions,
    handle: (request) => answerPage(request, presentDomains(request.tenant), 'domains'),
  });
  graph.route({
    method: 'GET',
    paths: ['/domains/{domain}'],
    what: 'Read a verified domain',
    permissions: requiredPermissions('GET', '/domains/{id}'),
    options: [],
    handle: (request) => {
      const name = request.params['domain'] ?? '';
      const domain = presentDomains(request.tenant).find(({ id }) => id === name.toLowerCase());
      if (domain === undefined) throw notFound(name);
      return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#domains/$entity`, ...domain } };
    },
  });
}

function selected(request: GraphRequest, all: Record<string, unknown>): Record<string, unknown> {
  const names = request.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  if (names === undefined) return all;
  return Object.fromEntries(
    names.map((name) => {
      const found = Object.keys(all).find((one) => one.toLowerCase() === name.toLowerCase());
      if (found === undefined)
        throw new GraphError(
          400,
          'BadRequest',
          `Could not find a property named '${name}' on type 'microsoft.graph.organization'.`,
        );
      return [found, all[found]];
    }),
  );
}

function presentOrganization(tenant: Tenant): Record<string, unknown> {
  return {
    id: tenant.id,
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    country: null,
    countryLetterCode: null,
    createdDateTime: null,
    defaultUsageLocation: null,
    displayName: tenant.displayName,
    marketingNotificationEmails: [],
    mobileDeviceManagementAuthority: 'unknown',
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    partnerTenantType: null,
    postalCode: null,
    preferredLanguage: 'en',
    privacyProfile: null,
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: null,
    technicalNotificationMails: [],
    tenantType: 'AAD',
    assignedPlans: [],
    provisionedPlans: [],
    verifiedDomains: tenant.domains.map((name, place) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: place === 0,
      isInitial: isInitial(name),
      name,
      type: 'Managed',
    })),
    ...tenant.profile,
  };
}

function presentDomains(tenant: Tenant): Record<string, unknown>[] {
  return tenant.domains.map((name, place) => ({
    id: name.toLowerCase(),
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: place === 0,
    isInitial: isInitial(name),
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    passwordValidityPeriodInDays: 2147483647,
    passwordNotificationWindowInDays: 14,
    state: null,
  }));
}

/** The domain that came with the tenant. */
const isInitial = (name: string): boolean => /\.onmicrosoft\.\w+$/.test(name);
