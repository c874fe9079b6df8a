import { describe, expect, test } from 'vitest';
import { readScenarioText } from './read-scenario-text.ts';

const problemsOf = (text: string) => {
  const read = readScenarioText(text);
  return read.ok ? [] : read.problems;
};

describe('a scenario file that is broken', () => {
  test('is told by line and field', () => {
    const text = `{
  "tenants": [
    { "displayName": "Fjord", "domains": ["fjord.example"],
      "rooms": [
        { "name": "A \\"quoted\\" [room]", "address": "a@fjord.example" },
        { "name": "B",
          "address": "nobody" }
      ],
      "colour": 1 }
  ]
}`;
    expect(problemsOf(text)).toEqual([
      'line 7, tenants.0.rooms.1.address: an SMTP address',
      expect.stringMatching(/^line 9, tenants\.0\.colour: .*colour/),
    ]);
  });

  test('a zone that nobody knows is told like any other mistake', () => {
    const text =
      '{ "tenants": [ { "displayName": "X", "domains": ["x.example"],\n "rooms": [{ "name": "R", "address": "r@x.example", "zone": "Mars/Base" }] } ] }';
    expect(problemsOf(text)).toEqual([
      'line 2, tenants.0.rooms.0.zone: no time zone: an IANA or Windows name is needed',
    ]);
  });

  test('a field that is missing is told where it belongs', () => {
    expect(problemsOf('{\n "tenants": [\n  { "displayName": "Fjord" }\n ]\n}')[0]).toMatch(
      /^line 3, tenants\.0\.domains: /,
    );
  });

  test('text that is no JSON is told by line', () => {
    expect(problemsOf('{\n "tenants": [\n  oops\n ]\n}')).toEqual([expect.stringMatching(/^line 3: this is no JSON/)]);
    expect(problemsOf('{\n "tenants": [')).toEqual(['line 2: this is no JSON: it ends too early']);
    expect(problemsOf('{ "a": [1, {}, "x"],\n "b" 2 }')).toEqual([
      'line 2: this is no JSON: "2 }" does not belong here',
    ]);
  });
});
