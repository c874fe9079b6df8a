/** A manifest of an Outlook add-in that can be deployed; parts can be replaced. */
export function aManifest(
  of: { version?: string; id?: string; icon?: string; source?: string; permissions?: string } = {},
): string {
  const {
    version = '1.0.0.0',
    id = '3c1f9a52-6a0f-4c6e-9b5e-5d7e2b8a1c90',
    icon = 'https://planner.example/addin/icon-64.png',
    source = 'https://planner.example/addin/pane.html',
    permissions = 'ReadWriteItem',
  } = of;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="MailApp">
  <Id>${id}</Id>
  <Version>${version}</Version>
  <ProviderName>Planner</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Planner"/>
  <Description DefaultValue="Rooms and services for your meeting"/>
  <IconUrl DefaultValue="${icon}"/>
  <HighResolutionIconUrl DefaultValue="https://planner.example/addin/icon-128.png"/>
  <SupportUrl DefaultValue="https://planner.example/help"/>
  <AppDomains><AppDomain>https://planner.example</AppDomain></AppDomains>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.8"/></Sets></Requirements>
  <FormSettings><Form xsi:type="ItemEdit"><DesktopSettings><SourceLocation DefaultValue="${source}"/></DesktopSettings></Form></FormSettings>
  <Permissions>${permissions}</Permissions>
  <Rule xsi:type="ItemIs" ItemType="Appointment" FormType="Edit"/>
</OfficeApp>`;
}
