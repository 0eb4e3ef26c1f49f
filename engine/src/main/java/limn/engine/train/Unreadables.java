package limn.engine.train;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import limn.engine.data.UnreadableSampleException;
import limn.engine.run.Event;

/** Names images that cannot be read in the log of a run, each one once. */
final class Unreadables {
    private final Journal journal;
    private final Set<String> named = new HashSet<>();

    Unreadables(Journal journal) { this.journal = journal; }

    void name(long step, UnreadableSampleException unreadable) throws IOException {
        if (named.add(unreadable.sample())) {
            journal.say(step, new Event.Warned(Event.Warned.UNREADABLE,
                    List.of(unreadable.sample(), String.valueOf(unreadable.getMessage()))));
        }
    }
}
