/** How long a cancellation can be taken back: as long as a person still sees what they have done. */
export const undoMinutes = 10;
