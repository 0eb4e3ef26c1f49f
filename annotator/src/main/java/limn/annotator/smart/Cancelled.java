package limn.annotator.smart;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Looks between the steps of a tool whether its result is still wanted. */
final class Cancelled {
    private Cancelled() {}

    /** @throws CancellationException if it is not */
    static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("nobody waits for this any more");
        }
    }
}
