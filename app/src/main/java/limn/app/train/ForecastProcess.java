package limn.app.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import limn.app.text.UserError;
import limn.engine.recipe.Recipe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code limn forecast} in a process of its own: what a training would cost on this machine. Used once. */
public final class ForecastProcess {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param seconds of the whole run @param memoryMiB at its peak, where the system tells */
    public record Cost(double seconds, OptionalLong memoryMiB) {}

    private final List<String> words;
    private volatile boolean cancelled;

    /** @param device where to compute; "" for the fastest */
    public ForecastProcess(Path project, Recipe recipe, String device) {
        words = new ArrayList<>(List.of("forecast", project.toString(), "--recipe", recipe.method(), "--json",
                "--threads", String.valueOf(TrainingCommand.threads())));
        if (!device.isEmpty()) {
            words.addAll(List.of("--device", device));
        }
        recipe.given().forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    }

    /**
     * Starts it and waits for the answer, some tens of seconds.
     *
     * @throws UserError with what it said, if it cannot say
     * @throws CancellationException once cancelled
     */
    public Cost ask() throws IOException, InterruptedException, UserError {
        Process process = new ProcessBuilder(OwnProgram.inBackground(words))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            while (process.isAlive() && !cancelled) {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
            if (cancelled) {
                throw new CancellationException();
            }
            return answer(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Cost answer(String said) throws UserError {
        try {
            JsonNode facts = JSON.readTree(said);
            if (facts.path("seconds").isNumber()) {
                JsonNode memory = facts.path("memoryMiB");
                return new Cost(facts.path("seconds").asDouble(),
                        memory.isNumber() ? OptionalLong.of(memory.asLong()) : OptionalLong.empty());
            }
            throw new UserError("forecast",
                    (facts.path("error").asString("") + " " + facts.path("why").asString("")).strip());
        } catch (JacksonException noAnswer) {
            throw new UserError("forecast", said.strip());
        }
    }

    /** Ends it. */
    public void cancel() { cancelled = true; }
}
