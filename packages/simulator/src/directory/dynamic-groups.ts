import type { Group } from '../tenant/group.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { readMembershipRule, type MembershipRule } from './membership-rule.ts';

/** Keeps the members of dynamic groups in step with their rules, at once: Entra takes minutes. */
export function followRules(tenant: Tenant): void {
  const rules = new Map<Group, { readonly text: string; readonly rule: MembershipRule | undefined }>();
  let isWorking = false;

  const ruleOf = (group: Group): MembershipRule | undefined => {
    const text = group.membershipRule ?? '';
    if (rules.get(group)?.text !== text) rules.set(group, { text, rule: readMembershipRule(text) });
    return group.membershipRuleProcessingState === 'On' ? rules.get(group)?.rule : undefined;
  };
  const judge = (group: Group, user: User): void => {
    const rule = ruleOf(group);
    if (rule === undefined) return;
    if (rule(user, tenant)) tenant.groups.addMembers(group, [{ id: user.id, kind: 'user' }]);
    else tenant.groups.removeMember(group, user.id);
  };

  // Who was only deleted for now stays in. In one go: a change of the rule is one line of the log, not one for each member.
  const judgeAll = (group: Group): void => {
    const rule = ruleOf(group);
    if (rule === undefined) return;
    const fitting = [...tenant.users.values()].filter((user) => rule(user, tenant));
    const ids = new Set(fitting.map(({ id }) => id));
    const leaving = [...group.members.keys()].filter((id) => tenant.users.has(id) && !ids.has(id));
    for (const id of leaving) tenant.groups.removeMember(group, id);
    tenant.groups.addMembers(
      group,
      fitting.map(({ id }) => ({ id, kind: 'user' as const })),
    );
  };

  tenant.groups.onChange((group, kind) => {
    // Its own additions are changes of a group, too.
    if (isWorking || group.membershipRule === null) return;
    if (kind === 'deleted') {
      rules.delete(group);
      return;
    }
    isWorking = true;
    judgeAll(group);
    isWorking = false;
  });
  tenant.onUserChange((user, kind) => {
    if (kind === 'deleted' || isWorking) return;
    isWorking = true;
    for (const group of tenant.groups.dynamic()) judge(group, user);
    isWorking = false;
  });
}
