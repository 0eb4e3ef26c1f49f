package limn.annotator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Prepared statements that wait for their next use: a change of 100,000 rows prepares each of its statements once. A statement in use
 * is not here, so one that is asked for within itself is made anew. They are closed with their connection. Thread-safe; the
 * statements themselves are used under the lock of {@link Database}.
 */
final class Statements {
    private static final int KEPT = 48;
    private static final Map<Connection, Map<String, PreparedStatement>> IDLE = new WeakHashMap<>();

    private Statements() {}

    static PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement idle;
        synchronized (IDLE) {
            Map<String, PreparedStatement> of = IDLE.get(connection);
            idle = of == null ? null : of.remove(sql);
        }
        return idle != null && !idle.isClosed() ? idle : connection.prepareStatement(sql);
    }

    /** @param sound whether it did its work; one that failed is closed */
    static void giveBack(Connection connection, String sql, PreparedStatement statement, boolean sound)
            throws SQLException {
        if (!sound) {
            statement.close();
            return;
        }
        statement.clearParameters();
        PreparedStatement surplus;
        synchronized (IDLE) {
            Map<String, PreparedStatement> of = IDLE.computeIfAbsent(connection, c -> new LinkedHashMap<>());
            surplus = of.put(sql, statement);
            if (surplus == null && of.size() > KEPT) {
                var eldest = of.values().iterator();
                surplus = eldest.next();
                eldest.remove();
            }
        }
        if (surplus != null) {
            surplus.close();
        }
    }
}
