import { readNestedToken } from './mailbox.js';

/**
 * The host's end of nested app authentication: what msal-browser asks through `window.nestedAppAuthBridge`
 * (naa/BridgeRequestEnvelope). The pane's origin is what the browser says, not what the pane says.
 */
export const signInDesk =
  ({ told, pageOrigin }) =>
  async ({ text }, post) => {
    const { requestId, method, tokenParams } = JSON.parse(text);
    const answer = (body) =>
      post('naa', { text: JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...body }) });
    if (method === 'GetInitContext') {
      const { homeAccountId, environment, tenantId } = told.account;
      const accountContext = { homeAccountId, environment, tenantId };
      const initContext = {
        sdkName: 'simulated-outlook',
        sdkVersion: '1.0',
        capabilities: { queryAccount: false },
        accountContext,
      };
      answer({ success: true, initContext });
      return;
    }
    if (method !== 'GetToken' && method !== 'GetTokenPopup') {
      answer({ success: false, error: { status: 'DISABLED', description: `no ${method} here` } });
      return;
    }
    const delegate = new URLSearchParams(location.search).get('delegate');
    try {
      const { clientId, scope } = tokenParams;
      answer(await readNestedToken({ clientId, scope, pageOrigin, ...(delegate && { delegate }) }));
    } catch (error) {
      answer({ success: false, error: { status: 'TRANSIENT_ERROR', code: 'server', description: error.message } });
    }
  };
