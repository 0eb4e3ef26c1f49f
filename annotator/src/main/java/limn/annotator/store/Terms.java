package limn.annotator.store;

import java.time.InstantSource;

/** What a project takes from its surroundings. @param history how much of the past of each image is kept @param clock the time */
record Terms(HistoryBudget history, InstantSource clock) {
    static final Terms USUAL = new Terms(HistoryBudget.USUAL, InstantSource.system());
}
