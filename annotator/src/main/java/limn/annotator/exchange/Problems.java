package limn.annotator.exchange;

import java.util.ArrayList;
import java.util.List;
import limn.annotator.format.Reason;
import limn.annotator.format.Reason.Kind;
import limn.annotator.format.Skipped;

/** What was not taken, and what deserves a look. Keeps the first thousand of each; of more it keeps the number. */
public final class Problems {
    private static final int KEPT = 1000;

    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Skipped> notices = new ArrayList<>();
    private long more;
    private long moreNotices;

    /** Something was left out. */
    public void skip(String file, Kind kind, Object... arguments) {
        skip(file, Reason.of(kind, arguments));
    }

    /** Something was left out. */
    public void skip(String file, Reason reason) {
        if (skipped.size() < KEPT) {
            skipped.add(new Skipped(file, reason));
        } else {
            more++;
        }
    }

    /** Something was taken but deserves a look. */
    public void notice(String file, Kind kind, Object... arguments) {
        notice(file, Reason.of(kind, arguments));
    }

    /** Something was taken but deserves a look. */
    public void notice(String file, Reason reason) {
        if (notices.size() < KEPT) {
            notices.add(new Skipped(file, reason));
        } else {
            moreNotices++;
        }
    }

    /** What was left out. */
    public List<Skipped> skipped() { return closed(skipped, more); }

    /** What deserves a look. */
    public List<Skipped> notices() { return closed(notices, moreNotices); }

    private static List<Skipped> closed(List<Skipped> kept, long more) {
        var all = new ArrayList<>(kept);
        if (more > 0) {
            all.add(new Skipped("...", Reason.of(Kind.MORE_LIKE_THESE, more)));
        }
        return List.copyOf(all);
    }
}
