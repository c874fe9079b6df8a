import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { homeOf } from './find-event.ts';
import { timeZoneList } from './zones.ts';

/** What Outlook on the web lets people choose from: time zones and languages. */
export function addOutlookRoutes(graph: GraphPipeline): void {
  for (const standard of ['Windows', 'Iana'] as const) {
    const named = `/users/{user}/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'${standard}')`;
    graph.route({
      method: 'GET',
      paths: standard === 'Windows' ? ['/users/{user}/outlook/supportedTimeZones', named] : [named],
      what: `time zones that Outlook knows, by ${standard} names`,
      permissions: requiredPermissions('GET', '/users/{id}/outlook/supportedTimeZones'),
      options: [],
      handle: (request) => supportedTimeZones(request, standard),
    });
  }
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/outlook/supportedLanguages'],
    what: 'languages in which a mailbox can write',
    permissions: requiredPermissions('GET', '/users/{id}/outlook/supportedLanguages'),
    options: [],
    handle: supportedLanguages,
  });
}

function supportedTimeZones(request: GraphRequest, standard: 'Windows' | 'Iana'): GraphAnswer {
  homeOf(request);
  const context = `${request.baseUrl}/$metadata#Collection(microsoft.graph.timeZoneInformation)`;
  return { status: 200, body: { '@odata.context': context, value: timeZoneList(standard) } };
}

// Outlook's languages with a usual region each; a name is written in its own language (api/outlookuser-supportedlanguages).
const locales = (
  'af-ZA ar-SA bg-BG ca-ES cs-CZ da-DK de-DE de-AT de-CH el-GR en-US en-GB en-CA en-AU en-IE es-ES es-MX et-EE eu-ES fa-IR ' +
  'fi-FI fr-FR fr-CA fr-CH gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP ko-KR lt-LT lv-LV ms-MY nb-NO nl-NL nl-BE ' +
  'pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW'
).split(' ');

function supportedLanguages(request: GraphRequest): GraphAnswer {
  homeOf(request);
  const value = locales.map((locale) => ({ locale, displayName: languageName(locale) }));
  const context = `${request.baseUrl}/$metadata#Collection(microsoft.graph.localeInfo)`;
  return { status: 200, body: { '@odata.context': context, value } };
}

/** `English (United States)`, `dansk (Danmark)`: language and region in the language itself. */
export function languageName(locale: string): string {
  const names = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' });
  return names.of(locale) ?? locale;
}
