package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import limn.annotator.store.Edits.Known;
import limn.annotator.store.Edits.Stamp;

/** What each of two copies knows of the edits of the other, and so whose value of a thing counts. */
final class MergeVectors {
    /** Whose value stays. */
    enum Winner {
        /** Nothing new there, or the edit here is later. */
        HERE,
        /** Only the other copy changed it, or later. */
        THERE,
        /** Both changed it; the one here is later. */
        HERE_OF_BOTH,
        /** Both changed it; the one there is later. */
        THERE_OF_BOTH,
        /** They differ, and no edit says since when. */
        UNDATED
    }

    private final Map<Long, Known> here;
    private final Map<Long, Known> there;
    private final Map<Long, Long> keys = new HashMap<>();

    private MergeVectors(Map<Long, Known> here, Map<Long, Known> there) {
        this.here = here;
        this.there = there;
    }

    static MergeVectors of(Connection a, Connection b) throws SQLException {
        var vectors = new MergeVectors(Edits.sessions(a), Edits.sessions(b));
        for (var session : vectors.there.entrySet()) { // known from now on, so that stamps can name them; see learn
            Known known = session.getValue();
            vectors.keys.put(session.getKey(), Edits.learn(a, new Known(known.id(), 0, 0)));
        }
        return vectors;
    }

    /** Which of two values that differ counts. */
    Winner winner(Optional<Stamp> mine, Optional<Stamp> theirs) {
        boolean newHere = mine.isPresent() && !knows(there, here, mine.get());
        boolean newThere = theirs.isPresent() && !knows(here, there, theirs.get());
        if (newHere && newThere) {
            return theirs.get().at() > mine.get().at() ? Winner.THERE_OF_BOTH : Winner.HERE_OF_BOTH;
        }
        if (newThere) {
            return Winner.THERE;
        }
        return newHere || mine.isPresent() ? Winner.HERE : Winner.UNDATED;
    }

    /** Whether a copy knows an edit that another has. */
    private static boolean knows(Map<Long, Known> who, Map<Long, Known> other, Stamp stamp) {
        Known session = other.get(stamp.session());
        return session != null && who.values().stream()
                .anyMatch(k -> k.id().equals(session.id()) && k.last() >= stamp.edit());
    }

    /** A stamp of the other copy, with the number that its session has here. */
    Stamp translated(Stamp theirs) {
        return new Stamp(keys.getOrDefault(theirs.session(), theirs.session()), theirs.edit(), theirs.at());
    }

    /** From now on this project knows what the other copy knows. */
    void learn(Connection a) throws SQLException {
        for (Known session : there.values()) {
            Edits.learn(a, session);
        }
    }
}
