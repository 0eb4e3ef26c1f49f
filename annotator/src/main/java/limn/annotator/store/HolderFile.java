package limn.annotator.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The readable half of the lock: a file beside the project in which the program that writes says who it is. */
final class HolderFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Path file;
    private final InstantSource clock;

    HolderFile(Path folder, InstantSource clock) {
        file = folder.resolve("project.limn-holder.json");
        this.clock = clock;
    }

    void write(Holder holder) throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("user", holder.user());
        facts.put("host", holder.host());
        facts.put("pid", holder.pid());
        facts.put("started", holder.started().toString());
        facts.put("program", holder.program());
        facts.put("since", holder.since().toString());
        String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(facts);
        AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What it says; a file that says nothing readable was torn by something else, and counts as nobody. */
    Optional<Holder> read() throws IOException {
        try {
            JsonNode facts = MAPPER.readTree(Files.readString(file));
            return Optional.of(new Holder(facts.path("user").asString(""), facts.path("host").asString(""),
                    facts.path("pid").asLong(0), instant(facts, "started", Instant.EPOCH),
                    facts.path("program").asString(""), instant(facts, "since", clock.instant())));
        } catch (NoSuchFileException nobody) {
            return Optional.empty();
        } catch (JacksonException | java.nio.charset.MalformedInputException torn) {
            return Optional.empty();
        }
    }

    /** Something that is another thing as soon as another file lies there. */
    Optional<String> mark() throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(is.fileKey() + " " + is.lastModifiedTime().toMillis() + " " + is.size());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    void delete() throws IOException { Files.deleteIfExists(file); }

    private static Instant instant(JsonNode facts, String key, Instant otherwise) {
        try {
            return Instant.parse(facts.path(key).asString(""));
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
