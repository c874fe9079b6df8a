import { oneOf } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

export const setUpPolicies = { readSetUp: administrators, changeSetUp: administrators };
