package limn.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import limn.app.text.UserError;
import limn.engine.predict.Devices;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what this machine offers and what is missing; of a project, what is not as it should be. */
@Command(name = "doctor")
final class Doctor extends Action {
    @Parameters(arity = "0..1", paramLabel = "PROJECT", descriptionKey = "doctor-project")
    private @Nullable Path project;
    @Option(names = "--repair")
    private boolean repair;
    @Option(names = "--unlock")
    private boolean unlock;
    @Option(names = "--images", paramLabel = "DIR", descriptionKey = "doctor-images")
    private List<Path> images = new ArrayList<>();

    /** A part that is looked at. */
    private interface Check { Object ask() throws Exception; }

    @Override
    int run(Console console) throws IOException, WrongUsage {
        Path place = project;
        if (place != null) {
            var doctor = new ProjectDoctor(console, place, images);
            return unlock ? doctor.unlock() : doctor.run(repair);
        }
        if (repair || unlock || !images.isEmpty()) {
            throw new WrongUsage(console.texts(), new UserError("doctorWhich"));
        }
        return machine(console);
    }

    private static int machine(Console console) {
        var facts = new LinkedHashMap<String, Object>();
        var problems = new LinkedHashMap<String, String>();
        Runtime runtime = Runtime.getRuntime();
        facts.put("limn", Version.NUMBER);
        facts.put("java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("cores", runtime.availableProcessors());
        facts.put("memoryMiB", runtime.maxMemory() >> 20);
        facts.put("screen", Screen.isThere());
        facts.put("language", console.texts().locale().getLanguage());
        check("javafx", () -> version("javafx.properties", "javafx.runtime.version"), facts, problems);
        check("database", Doctor::database, facts, problems);
        check("images", () -> String.join(" ", formats()), facts, problems);
        check("devices", Devices::available, facts, problems);
        facts.put("problems", problems);
        var lines = new ArrayList<String>();
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            if (!fact.getKey().equals("problems")) {
                lines.add(console.texts().get("cli.doctor." + fact.getKey(), fact.getValue()));
            }
        }
        problems.forEach((part, why) -> lines.add(console.texts().get("cli.doctor.problem", part, why)));
        lines.add(console.texts().get(problems.isEmpty() ? "cli.doctor.well" : "cli.doctor.ill", problems.size()));
        console.result(facts, lines);
        return problems.isEmpty() ? DONE : FAILED;
    }

    /** A property of a file that a library carries. */
    private static String version(String file, String key) throws IOException {
        var properties = new Properties();
        try (InputStream in = Doctor.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                return "?";
            }
            properties.load(in);
        }
        return properties.getProperty(key, "?");
    }

    private static String database() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var row = connection.createStatement().executeQuery("select sqlite_version()")) {
            return "SQLite " + row.getString(1);
        }
    }

    /** The kinds of image that this Java reads. */
    private static TreeSet<String> formats() {
        var names = new TreeSet<String>();
        for (String name : ImageIO.getReaderFormatNames()) {
            names.add(name.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static void check(String part, Check check, Map<String, Object> facts, Map<String, String> problems) {
        try {
            facts.put(part, check.ask());
        } catch (Exception | LinkageError missing) {
            facts.put(part, "-");
            problems.put(part, String.valueOf(missing.getMessage()));
        }
    }
}
