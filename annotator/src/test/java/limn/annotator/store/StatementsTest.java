package limn.annotator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    @TempDir
    Path dir;

    @Test
    void aStatementWithinItselfReadsItsOwnRows() {
        try (Database database = Database.create(dir.resolve("project.limn"))) {
            String all = "SELECT value FROM setting ORDER BY key";
            database.write(c -> Rows.update(c, "INSERT INTO setting VALUES ('a', '1'), ('b', '2')"));
            List<List<String>> nested = database.read(c -> Rows.list(c, all, row -> {
                List<String> inner = Rows.list(c, all, r -> r.getString(1));
                return List.of(row.getString(1), String.join("", inner));
            }));
            assertThat(nested).containsExactly(List.of("1", "12"), List.of("2", "12"));
        }
    }

    @Test
    void aStatementThatFailedIsNotUsedAgain() {
        try (Database database = Database.create(dir.resolve("project.limn"))) {
            String insert = "INSERT INTO setting VALUES (?, ?)";
            database.write(c -> Rows.update(c, insert, "a", "1"));
            assertThatThrownBy(() -> database.write(c -> Rows.update(c, insert, "a", "2")))
                    .isInstanceOf(StoreException.class);
            database.write(c -> Rows.update(c, insert, "b", "3"));
            List<String> values = database
                    .read(c -> Rows.list(c, "SELECT value FROM setting ORDER BY key", r -> r.getString(1)));
            assertThat(values).containsExactly("1", "3");
        }
    }

    @Test
    void manyDifferentStatementsStayUsable() throws SQLException {
        try (Database database = Database.create(dir.resolve("project.limn"))) {
            for (int i = 0; i < 200; i++) {
                int n = i;
                List<Integer> values = database.read(c -> Rows.list(c, "SELECT " + n, r -> r.getInt(1)));
                assertThat(values).containsExactly(n);
            }
        }
    }
}
