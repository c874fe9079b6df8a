/**
 * Examples that the simulator doesn't answer as their page shows yet, each with what is missing. The list only shrinks:
 * the test fails for one that isn't here, and for one that is here and passes.
 */
export const expectedFailures: Readonly<Record<string, string>> = {};
