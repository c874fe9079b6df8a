import { describe, expect, test } from 'vitest';
import { aTestDirectory } from '../test-tenant/directory.ts';
import { readMembershipRule } from './membership-rule.ts';

const dynamic = (rule: string) => ({
  displayName: 'Dynamic',
  mailNickname: 'dynamic',
  mailEnabled: false,
  securityEnabled: true,
  groupTypes: ['DynamicMembership'],
  membershipRule: rule,
  membershipRuleProcessingState: 'On',
});

describe('a dynamic group', () => {
  test('holds those for whom its rule holds, also after they change, and no others', async () => {
    const { call, person, tenant } = aTestDirectory();
    const [ida, otto] = [person('Ida', { profile: { department: 'Sales' } }), person('Otto')];
    const { id } = (await call('POST', '/groups', dynamic('user.department -eq "sales"'))).body;
    const names = () => [...tenant.groups.all.get(id)!.members.keys()];
    expect(names()).toEqual([ida.id]);
    await call('PATCH', `/users/${otto.id}`, { department: 'Sales' });
    await call('PATCH', `/users/${ida.id}`, { department: 'Care' });
    const fresh = person('Nana', { profile: { department: 'Sales' } });
    expect(names()).toEqual([otto.id, fresh.id]);
    await call('PATCH', `/groups/${id}`, { membershipRule: 'user.displayName -startsWith "I"' });
    expect(names()).toEqual([ida.id]);
    await call('PATCH', `/groups/${id}`, { membershipRuleProcessingState: 'Paused' });
    await call('PATCH', `/users/${ida.id}`, { displayName: 'Zoe' });
    expect(names()).toEqual([ida.id]);
  });

  test('with a rule that is beyond this simulator is refused, not left empty', async () => {
    const { call } = aTestDirectory();
    expect((await call('POST', '/groups', dynamic('user.displayName -match "^A"'))).status).toBe(400);
  });

  test.each([
    ['user.department -eq "Sales" -and user.accountEnabled -eq true', true],
    ['(user.department -eq "Care") -or (user.city -in ["Aarhus","Odense"])', true],
    ['-not (user.department -eq "Sales")', false],
    ['user.otherMails -contains "ida@home.example"', true],
    ['user.city -ne null', true],
    ['user.companyName -eq null', true],
    ['user.department -notIn ["Sales"]', false],
  ])('%s is %s for a salesperson in Aarhus', (rule, isMember) => {
    const { person, tenant } = aTestDirectory();
    const profile = { department: 'Sales', city: 'Aarhus', otherMails: ['ida@home.example'] };
    expect(readMembershipRule(rule)!(person('Ida', { profile }), tenant)).toBe(isMember);
  });

  test.each([
    '',
    'user.department',
    'user.shoeSize -eq "1"',
    'user.department -eq',
    '(user.city -eq "A"',
    'device.x -eq "1"',
  ])('the rule "%s" can not be read', (rule) => {
    expect(readMembershipRule(rule)).toBeUndefined();
  });
});
