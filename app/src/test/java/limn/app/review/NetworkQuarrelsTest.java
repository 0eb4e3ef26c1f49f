package limn.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import limn.annotator.model.ImageId;
import limn.engine.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkQuarrelsTest {
    private static final ImageId FIRST = new ImageId(1);
    private static final ImageId SECOND = new ImageId(2);

    @TempDir
    private Path folder = Path.of("");

    private RunFolder run(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).resolve("predictions"));
        return new RunFolder(folder.resolve(name));
    }

    @Test
    void theShareOfPixelsThatDifferIsReadBackAlsoWhenItIsTiny() throws IOException {
        RunFolder run = run("a");
        NetworkQuarrels kept = NetworkQuarrels.goOn(run, 40);
        kept.add(FIRST, new byte[]{0, 1, 2, 3}, new byte[]{0, 1, 2, 0});
        var large = new byte[100_000];
        large[7] = 1;
        kept.add(SECOND, large, new byte[100_000]);

        assertThat(NetworkQuarrels.of(run)).isEqualTo(Map.of(FIRST, 0.25, SECOND, 1e-5));
        assertThat(kept.has(SECOND)).isTrue();
    }

    @Test
    void anInterruptedTableGoesOnAndATornLineIsLeftOut() throws IOException {
        RunFolder run = run("a");
        NetworkQuarrels.goOn(run, 40).add(FIRST, new byte[]{1}, new byte[]{1});
        Files.writeString(folder.resolve("a/predictions/quarrels.csv"), "2,0.", StandardOpenOption.APPEND);
        NetworkQuarrels again = NetworkQuarrels.goOn(run, 40);

        assertThat(again.has(FIRST)).isTrue();
        assertThat(again.has(SECOND)).isFalse();
    }

    @Test
    void anotherNetworkBeginsAnew() throws IOException {
        RunFolder run = run("a");
        NetworkQuarrels.goOn(run, 40).add(FIRST, new byte[]{1}, new byte[]{1});

        assertThat(NetworkQuarrels.goOn(run, 80).has(FIRST)).isFalse();
    }

    @Test
    void theNewestRunThatHasATableCountsAndOlderFoldersSayNothing() throws IOException {
        RunFolder old = run("old");
        NetworkQuarrels.goOn(old, 1).add(FIRST, new byte[]{1}, new byte[]{2});

        assertThat(NetworkQuarrels.newest(List.of(run("without"), old))).isEqualTo(Map.of(FIRST, 1.0));
        assertThat(NetworkQuarrels.newest(List.of(run("without")))).isEmpty();
    }
}
