package limn.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import limn.annotator.model.Split;
import limn.annotator.store.Access;
import limn.annotator.store.NewImage;
import limn.annotator.store.Project;
import limn.annotator.store.StoreException;
import limn.app.train.OwnProgram;

/**
 * Starts this program as a child that paints by a script, kills it at a random moment and opens the project: all that the child
 * reported as stored must be there pixel by pixel, and nothing beyond but perhaps the act that it was at. Then the next child goes
 * on from there.
 */
public final class KillBench {
    /** Of four kills one comes while the child still starts; the others up to so many milliseconds after its first report. */
    private static final int PAINTING_MILLIS = 250;

    /**
     * What was seen.
     *
     * @param acts stored and reported, in all
     * @param starting kills before the first report
     * @param unreported kills at which the act at hand was stored, but its report was cut off
     * @param failures what was not as promised, one line each; empty if all is well
     */
    public record Result(int kills, int acts, int starting, int unreported, List<String> failures) {
        public Result { failures = List.copyOf(failures); }
    }

    private final Path folder;
    private final long seed;
    private final SplittableRandom random;
    private final PaintedProject expected;
    private final List<String> failures = new ArrayList<>();
    private long startMillis = 1500;
    private int starting;
    private int unreported;

    private KillBench(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
        random = new SplittableRandom(seed);
        expected = new PaintedProject(new PaintScript(seed));
    }

    /** @param folder where a project is made that is not there yet */
    public static Result run(Path folder, int kills, long seed, BenchProgress progress)
            throws IOException, InterruptedException {
        var bench = new KillBench(folder, seed);
        bench.make();
        int done = 0;
        while (done < kills && bench.failures.isEmpty()) {
            bench.kill(done++);
            if (done % 50 == 0) {
                progress.say("cli.bench.kill.progress", done, kills, bench.expected.done());
            }
        }
        return new Result(done, bench.expected.done(), bench.starting, bench.unreported, bench.failures);
    }

    private void make() {
        try (Project project = Project.create(folder, PaintScript.classes())) {
            for (int i = 0; i < PaintScript.IMAGES; i++) {
                String name = "image " + i;
                project.addImages(List.of(new NewImage(folder.resolve("../" + name + ".png"), name, PaintScript.WIDTH,
                        PaintScript.HEIGHT, "", Split.TRAIN)));
            }
        }
    }

    private void kill(int number) throws IOException, InterruptedException {
        int from = expected.done();
        long begun = System.nanoTime();
        Process child = new ProcessBuilder(OwnProgram.commandLine(List.of("bench", "paint", folder.toString(), "--seed",
                String.valueOf(seed), "--from", String.valueOf(from)))).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int reported = from;
        try (BufferedReader out = child.inputReader()) {
            boolean early = random.nextInt(4) == 0;
            if (early) {
                child.waitFor(random.nextLong(Math.max(1, startMillis)), TimeUnit.MILLISECONDS);
                kill(child);
            }
            Optional<Integer> first = Optional.ofNullable(out.readLine()).map(Integer::valueOf);
            if (first.isPresent()) {
                reported = first.get() + 1;
                if (!early) {
                    startMillis = (System.nanoTime() - begun) / 1_000_000;
                    child.waitFor(random.nextLong(PAINTING_MILLIS), TimeUnit.MILLISECONDS);
                    kill(child);
                }
            } else {
                starting++;
                if (!early) {
                    failures.add("child " + number + " ended by itself with " + child.waitFor());
                }
            }
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.isEmpty()) {
                    reported = Integer.parseInt(line) + 1;
                }
            }
        }
        child.waitFor();
        check(number, reported);
    }

    /** SIGKILL where there are signals. Through its handle: the process itself would close the pipe too. */
    private static void kill(Process child) {
        child.toHandle().destroyForcibly();
    }

    private void check(int number, int reported) {
        try (Project project = Project.open(folder, Access.MUST_WRITE)) {
            project.problems().ifPresent(p -> failures.add("after kill " + number + ": " + p));
            expected.doUntil(reported);
            if (expected.equalsTo(project)) {
                return;
            }
            expected.doUntil(reported + 1);
            if (expected.equalsTo(project)) {
                unreported++;
                return;
            }
            failures.add("after kill " + number + ": the project is neither as after act " + (reported - 1)
                    + ", the last reported, nor as after the next");
        } catch (StoreException refused) {
            failures.add("after kill " + number + ": " + refused.getMessage());
        }
    }
}
