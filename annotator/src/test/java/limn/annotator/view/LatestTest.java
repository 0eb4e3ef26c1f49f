package limn.annotator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class LatestTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws Exception { Fx.start(); }

    private void ask(Latest latest, String answer, List<BooleanSupplier> seen) throws Exception {
        Fx.on(() -> {
            latest.ask(outdated -> {
                seen.add(outdated);
                return answer;
            }, answers::add);
            return 0;
        });
    }

    @Test
    void onlyTheNewestAnswerIsDelivered() throws Exception {
        Latest latest = Fx.on(() -> new Latest(waiting::add));
        var seen = new ArrayList<BooleanSupplier>();
        ask(latest, "first", seen);
        waiting.remove().run(); // answered, but asked anew before the answer is delivered
        ask(latest, "second", seen);
        ask(latest, "third", seen);
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        Fx.on(() -> 0);

        assertThat(answers).last().isEqualTo("third");
        assertThat(answers).doesNotContain("second");
        assertThat(seen).as("the second question was outdated before it began").hasSize(2);
        assertThat(seen.getFirst().getAsBoolean()).isTrue();
        assertThat(Fx.on(() -> latest.busyProperty().get())).isFalse();
    }

    @Test
    void whatIsCancelledIsNeverDelivered() throws Exception {
        Latest latest = Fx.on(() -> new Latest(waiting::add));
        Fx.FAILURES.clear();
        Fx.on(() -> {
            latest.ask(outdated -> {
                throw new CancellationException();
            }, answer -> answers.add("came"));
            assertThat(latest.busyProperty().get()).isTrue();
            latest.cancel();
            return 0;
        });
        waiting.remove().run();
        Fx.on(() -> 0);

        assertThat(answers).isEmpty();
        assertThat(Fx.FAILURES).isEmpty();
    }
}
