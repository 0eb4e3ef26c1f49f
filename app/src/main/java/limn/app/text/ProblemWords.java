package limn.app.text;

import java.util.ArrayList;
import java.util.List;
import limn.engine.train.Preflight;

/** What stands in the way of a run, in words: of many images with one fault the first few, and how many more there are. */
public final class ProblemWords {
    /** So many images of a kind are named. */
    static final int NAMED = 5;
    private final Texts texts;
    private final ErrorWords words;

    public ProblemWords(Texts texts) {
        this.texts = texts;
        words = new ErrorWords(texts);
    }

    /** @param fatal whether the run cannot start */
    public record Said(Preflight.Kind kind, boolean fatal, String words) {}

    /** In the order in which they were found. */
    public List<Said> of(List<Preflight.Problem> found) {
        var said = new ArrayList<Said>();
        int unreadable = 0;
        for (Preflight.Problem problem : found) {
            if (problem.kind() != Preflight.Kind.UNREADABLE) {
                said.add(new Said(problem.kind(), problem.fatal(), of(problem)));
            } else if (unreadable++ < NAMED) {
                said.add(new Said(problem.kind(), problem.fatal(), words.problem(problem)));
            }
        }
        if (unreadable > NAMED) {
            int last = last(said);
            said.add(last + 1, new Said(Preflight.Kind.UNREADABLE, false,
                    texts.get("problem.unreadable.more", unreadable - NAMED)));
        }
        return said;
    }

    private static int last(List<Said> said) {
        int last = said.size() - 1;
        while (said.get(last).kind() != Preflight.Kind.UNREADABLE) {
            last--;
        }
        return last;
    }

    private String of(Preflight.Problem problem) {
        int all = problem.arguments().size();
        if (problem.kind() != Preflight.Kind.TAG_CONFLICT || all <= NAMED) {
            return words.problem(problem);
        }
        return words
                .problem(new Preflight.Problem(problem.kind(), problem.fatal(), problem.arguments().subList(0, NAMED)))
                + " " + texts.get("problem.more", all - NAMED);
    }
}
