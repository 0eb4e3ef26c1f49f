package limn.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import limn.annotator.store.AtomicFiles;
import limn.app.data.LimnHome;
import limn.app.window.command.KeyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window remembers between starts: theme, language, keys, recent projects. A lost file costs nothing but that. */
final class Settings implements KeyStore {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final int RECENT = 8;
    private final Path file;
    private final Properties values = new Properties();

    Settings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.warn("settings start afresh, cannot read {}", file, unreadable);
            }
        }
    }

    /** The settings of this person. */
    static Settings ofUser() {
        return new Settings(LimnHome.folder().resolve("settings.properties"));
    }

    ThemeChoice theme() { return ThemeChoice.of(values.getProperty("theme", "")); }

    void setTheme(ThemeChoice theme) { put("theme", theme.name()); }

    Locale language() {
        String tag = values.getProperty("language", Locale.getDefault(Locale.Category.DISPLAY).getLanguage());
        return tag.equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
    }

    void setLanguage(Locale language) { put("language", language.getLanguage()); }

    /** Projects opened last, newest first, those that still exist. */
    List<Path> recent() {
        var paths = new ArrayList<Path>();
        for (int i = 0; i < RECENT; i++) {
            String path = values.getProperty("recent." + i, "");
            if (!path.isEmpty() && Files.exists(Path.of(path, "project.limn"))) {
                paths.add(Path.of(path));
            }
        }
        return paths;
    }

    void opened(Path project) {
        var paths = new ArrayList<>(recent());
        Path absolute = project.toAbsolutePath().normalize();
        paths.remove(absolute);
        paths.addFirst(absolute);
        for (int i = 0; i < RECENT; i++) {
            values.setProperty("recent." + i, i < paths.size() ? paths.get(i).toString() : "");
        }
        save();
    }

    @Override
    public String read(String name) { return values.getProperty(name, ""); }

    @Override
    public void write(String name, String value) { put(name, value); }

    private void put(String key, String value) {
        values.setProperty(key, value);
        save();
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFiles.write(file, out -> values.store(out, null));
        } catch (IOException unwritable) {
            LOG.warn("settings are not remembered, cannot write {}", file, unwritable);
        }
    }
}
