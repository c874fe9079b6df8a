import { registrationBody } from './registration-body.ts';
import type { RegistrationWish } from './registration-body.ts';

const applicationsUrl = 'https://graph.microsoft.com/v1.0/applications';
const principalsUrl = 'https://graph.microsoft.com/v1.0/servicePrincipals';

/**
 * A shell script for the Azure CLI that makes the registration, or changes the one it made before. Asks nothing, holds no
 * secret, prints the two ids that Planner wants. With `--what-if` it only says what it would send.
 */
export function azScript(wish: RegistrationWish): string {
  const { name, tag } = wish.application;
  return `#!/usr/bin/env bash
# Registers "${name}" for Planner in Microsoft Entra ID. May be run again: it finds its registration by the tag ${tag}.
# Needs the Azure CLI, signed in (az login) as somebody who may register applications. --what-if changes nothing.
set -euo pipefail
WHAT_IF="\${1:-}"

BODY=$(cat <<'JSON'
${JSON.stringify(registrationBody(wish), null, 2)}
JSON
)

send() { # method, address, body
  if [ "$WHAT_IF" = "--what-if" ]; then
    printf '%s %s\\n%s\\n' "$1" "$2" "$3" >&2
  else
    az rest --method "$1" --url "$2" --headers Content-Type=application/json --body "$3" --output none
  fi
}
find_app() {
  az ad app list --filter "tags/any(t:t eq '${tag}')" --query '[0].appId' --output tsv
}

APP_ID=$(find_app)
if [ -z "$APP_ID" ]; then
  send POST '${applicationsUrl}' "$BODY"
  if [ "$WHAT_IF" = "--what-if" ]; then exit 0; fi
  for _ in 1 2 3 4 5 6; do # a new registration is found after some seconds
    APP_ID=$(find_app)
    if [ -n "$APP_ID" ]; then break; fi
    sleep 5
  done
else
  send PATCH "${applicationsUrl}(appId='$APP_ID')" "$BODY"
fi
${wish.application.exposes.length > 0 ? `send PATCH "${applicationsUrl}(appId='$APP_ID')" "{\\"identifierUris\\":[\\"api://$APP_ID\\"]}"\n` : ''}if [ -z "$(az ad sp list --filter "appId eq '$APP_ID'" --query '[0].id' --output tsv)" ]; then
  send POST '${principalsUrl}' "{\\"appId\\":\\"$APP_ID\\",\\"tags\\":[\\"WindowsAzureActiveDirectoryIntegratedApp\\"]}"
fi

echo "tenantId: $(az account show --query tenantId --output tsv)"
echo "clientId: $APP_ID"
`;
}

/** The same for PowerShell with the module Microsoft.Graph.Authentication. */
export function powerShellScript(wish: RegistrationWish): string {
  const { name, tag } = wish.application;
  return `# Registers "${name}" for Planner in Microsoft Entra ID. May be run again: it finds its registration by the tag ${tag}.
# Needs the module Microsoft.Graph.Authentication and somebody who may register applications. -WhatIf changes nothing.
[CmdletBinding(SupportsShouldProcess)]
param()
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome

$body = @'
${JSON.stringify(registrationBody(wish), null, 2)}
'@

function Send([string]$method, [string]$url, [string]$json) {
  if ($PSCmdlet.ShouldProcess($url, "$method $json")) {
    Invoke-MgGraphRequest -Method $method -Uri $url -Body $json -ContentType 'application/json' | Out-Null
  }
}
function Find-App {
  $filter = [uri]::EscapeDataString("tags/any(t:t eq '${tag}')")
  (Invoke-MgGraphRequest -Method GET -Uri "${applicationsUrl}?\`$filter=$filter&\`$select=appId").value | Select-Object -First 1
}

$app = Find-App
if (-not $app) {
  Send POST '${applicationsUrl}' $body
  if ($WhatIfPreference) { return }
  foreach ($try in 1..6) { # a new registration is found after some seconds
    $app = Find-App
    if ($app) { break }
    Start-Sleep -Seconds 5
  }
} else {
  Send PATCH "${applicationsUrl}(appId='$($app.appId)')" $body
}
${wish.application.exposes.length > 0 ? `Send PATCH "${applicationsUrl}(appId='$($app.appId)')" (@{ identifierUris = @("api://$($app.appId)") } | ConvertTo-Json)\n` : ''}$principal = (Invoke-MgGraphRequest -Method GET -Uri "${principalsUrl}?\`$filter=appId eq '$($app.appId)'&\`$select=id").value
if (-not $principal) {
  Send POST '${principalsUrl}' (@{ appId = $app.appId; tags = @('WindowsAzureActiveDirectoryIntegratedApp') } | ConvertTo-Json)
}

"tenantId: $((Get-MgContext).TenantId)"
"clientId: $($app.appId)"
`;
}

/**
 * Exchange Online PowerShell that gives an application the rooms' mailboxes alone (RBAC for Applications,
 * learn.microsoft.com/exchange/permissions-exo/application-rbac). Grants add up, so the consent for all mailboxes has to be
 * taken away in Entra afterwards.
 * @param servicePrincipalId  object id of the enterprise application, not of the registration
 */
export function roomsOnlyScript(given: {
  readonly clientId: string;
  readonly servicePrincipalId: string;
  readonly name: string;
  readonly room: string | null;
}): string {
  const { clientId, servicePrincipalId, name } = given;
  const role = 'Application Calendars.ReadWrite';
  return `# Gives "${name}" the calendars of room mailboxes alone. Needs ExchangeOnlineManagement and Organization Management.
Connect-ExchangeOnline
New-ServicePrincipal -AppId '${clientId}' -ObjectId '${servicePrincipalId}' -DisplayName '${name}'
New-ManagementScope -Name 'Planner rooms' -RecipientRestrictionFilter "RecipientTypeDetails -eq 'RoomMailbox'"
New-ManagementRoleAssignment -App '${servicePrincipalId}' -Role '${role}' -CustomResourceScope 'Planner rooms'
Test-ServicePrincipalAuthorization -Identity '${servicePrincipalId}'${given.room === null ? '' : ` -Resource '${given.room.replaceAll("'", "''")}'`} | Format-Table
# Then, in Entra: Enterprise applications > ${name} > Permissions: remove Calendars.ReadWrite for all mailboxes.
# Exchange takes up to two hours to follow.
`;
}
