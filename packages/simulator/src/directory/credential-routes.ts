import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphRequest } from '../graph/request.ts';
import { readObject } from '../graph/json-read.ts';
import type { PasswordCredential } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { bodyOf, nothing } from './answers.ts';
import { newPassword, presentPassword, readGuid } from './credentials.ts';
import { invalidValue } from './property.ts';

/** addPassword and removePassword of registrations and service principals. */
export function addCredentialRoutes<T extends { passwordCredentials: readonly PasswordCredential[] }>(
  graph: GraphPipeline,
  of: {
    readonly path: string;
    readonly what: string;
    readonly find: (request: GraphRequest) => T;
    readonly changed: (tenant: Tenant, object: T) => void;
  },
): void {
  const tablePath = of.path.replace(/\{\w+\}/, '{id}');
  graph.route({
    method: 'POST',
    paths: [`${of.path}/addPassword`],
    what: `Make a client secret of ${of.what}; its text is in this answer and nowhere else`,
    permissions: requiredPermissions('POST', `${tablePath}/addPassword`),
    options: [],
    handle: (request) => {
      const object = of.find(request);
      const sent = request.body === undefined ? {} : bodyOf(request)['passwordCredential'];
      const password = newPassword(readObject(sent ?? {}, 'passwordCredential'), request.tenant);
      object.passwordCredentials = [...object.passwordCredentials, password];
      of.changed(request.tenant, object);
      const head = `${request.baseUrl}/$metadata#microsoft.graph.passwordCredential`;
      return { status: 200, body: { '@odata.context': head, ...presentPassword(password, password.secretText) } };
    },
  });
  graph.route({
    method: 'POST',
    paths: [`${of.path}/removePassword`],
    what: `Take a client secret of ${of.what} away`,
    permissions: requiredPermissions('POST', `${tablePath}/removePassword`),
    options: [],
    handle: (request) => {
      const object = of.find(request);
      const keyId = readGuid(bodyOf(request)['keyId'], 'keyId');
      const left = object.passwordCredentials.filter((one) => one.keyId !== keyId);
      if (left.length === object.passwordCredentials.length)
        throw invalidValue(`No password credential found with keyId ${keyId}.`);
      object.passwordCredentials = left;
      of.changed(request.tenant, object);
      return nothing;
    },
  });
}
