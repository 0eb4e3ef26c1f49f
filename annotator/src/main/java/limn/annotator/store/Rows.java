package limn.annotator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short forms of what is said to the database again and again. */
final class Rows {
    /** Makes a value of the row the result set stands on. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Rows() {}

    static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = Statements.take(connection, sql);
        boolean done = false;
        try {
            bind(statement, arguments);
            int changed = statement.executeUpdate();
            done = true;
            return changed;
        } finally {
            Statements.giveBack(connection, sql, statement, done);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... arguments)
            throws SQLException {
        PreparedStatement statement = Statements.take(connection, sql);
        boolean done = false;
        try {
            bind(statement, arguments);
            var found = new ArrayList<T>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(value(reader, rows));
                }
            }
            done = true;
            return found;
        } finally {
            Statements.giveBack(connection, sql, statement, done);
        }
    }

    /** A value that only a damaged file can have, such as a word that means nothing, is an error of the database. */
    private static <T> T value(Reader<T> reader, ResultSet row) throws SQLException {
        try {
            return reader.read(row);
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException
                | ArithmeticException impossible) {
            throw new SQLDataException("an impossible value: " + impossible.getMessage(), impossible);
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case String text -> statement.setString(i + 1, text);
                case Double number -> statement.setDouble(i + 1, number);
                case Number number -> statement.setLong(i + 1, number.longValue());
                default -> throw new IllegalArgumentException("no column for " + arguments[i].getClass());
            }
        }
    }
}
