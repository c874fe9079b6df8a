/** Mails that Planner sends itself. */
export {};
