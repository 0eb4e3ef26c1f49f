package limn.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.app.text.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchResultsTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAppendedIsReadBack() throws Exception {
        var file = new ResultsFile(folder.resolve("results.csv"));
        BenchRow plain = row(1, 0.6112);
        var odd = new BenchRow(new BenchRun("a,b", "wrong0.05", "cross", 7, true, "encoder=\"x\", y; steps=2", 2), 9,
                Double.NaN, new LinkedHashMap<>(Map.of("hybrid", 0.5)), Map.of("hybrid", 0.625), Double.NaN, 0, 1.5, 0);

        assertThat(file.read()).isEmpty();
        file.append(plain);
        file.append(odd);

        assertThat(file.read()).containsExactly(plain, odd);
        assertThat(Files.readAllLines(file.path())).hasSize(3).first().asString().startsWith("list,tags,recipe,seed");
    }

    @Test
    void aTornLastLineIsLeftOutAndDoesNotSpoilTheNext() throws Exception {
        var file = new ResultsFile(folder.resolve("results.csv"));
        file.append(row(1, 0.5));
        String torn = ResultsFile.line(row(2, 0.5));
        Files.writeString(file.path(), torn.substring(0, torn.length() - 1), StandardOpenOption.APPEND);

        assertThat(file.read()).containsExactly(row(1, 0.5));
        file.append(row(3, 0.5));
        assertThat(file.read()).containsExactly(row(1, 0.5), row(3, 0.5));
    }

    @Test
    void aTableOfSomethingElseIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("results.csv"), "name,score\nx,1\n");
        assertThatThrownBy(() -> new ResultsFile(file).read()).isInstanceOf(UserError.class);
        assertThat(Files.readString(file)).isEqualTo("name,score\nx,1\n");
    }

    @Test
    void theTableHasOneLineForEachListAndRecipeOverAllSeeds() {
        var longer = new BenchRun("few", "", "supervised", 1, true, "", 0);
        var unmeasured = new BenchRun("few", "", "classmix", 1, false, "", 0);
        List<BenchGroup> groups = BenchGroup.of(List.of(row(1, 0.5), Rows.of(longer, 40, 0.7, 10), row(2, 0.6),
                Rows.of(unmeasured, 20, Double.NaN, 10)));

        assertThat(groups).hasSize(3);
        assertThat(groups.getFirst().mean()).isCloseTo(0.55, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(BenchGroup.markdown(groups, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), "equal time"))
                .containsExactly("| a | b | c | d | e | f | g | h | i |", "|---|---|---|---|---|---|---|---|---|",
                        "| few | supervised | 2 | 20 | 55.0 % | 50.0 % .. 60.0 % | 2.00 | 0:10 | 800 MiB |",
                        "| few | supervised, equal time | 1 | 40 | 70.0 % | 70.0 % .. 70.0 % | 4.00 | 0:10 | 800 MiB |",
                        "| few | classmix | 1 | 20 | - | - .. - | 2.00 | 0:10 | 800 MiB |");
    }

    private static BenchRow row(long seed, double miou) {
        return Rows.of(new BenchRun("few", "", "supervised", seed, false, "", 0), 20, miou, 10);
    }
}
