package limn.annotator.store;

import java.time.Instant;

/** A verdict and when it was given. @param at 1970 if it is of a version that did not write it down */
public record DatedVerdict(Verdict verdict, Instant at) {}
