package limn.annotator.store;

/**
 * How much of the history of one image is kept. Of what is over it the oldest steps go; the newest step always stays.
 *
 * @param steps changes that can be undone
 * @param bytes of their tiles as stored, before and after
 */
record HistoryBudget(int steps, long bytes) {
    /** A day of work on one image: a thousand steps, or 200 MB if they are that large. */
    static final HistoryBudget USUAL = new HistoryBudget(1_000, 200_000_000);

    HistoryBudget {
        if (steps < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "budget must be positive but is " + steps + " steps, " + bytes + " bytes");
        }
    }
}
