import { oneOf } from '../http/route-policy.ts';

/** An import decides who gets in and with which rights, the administrators' own included. */
const administrators = oneOf('administrator');

export const importPolicies = {
  listImportJobs: administrators,
  createImportJob: administrators,
  readImportJob: administrators,
  changeImportJob: administrators,
  deleteImportJob: administrators,
  listImportGroups: administrators,
  uploadImportFile: administrators,
  listImportRuns: administrators,
  startImport: administrators,
  readImportRun: administrators,
  listImportRows: administrators,
  applyImport: administrators,
  approveImport: administrators,
  cancelImport: administrators,
};
