package limn.annotator.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limn.annotator.model.ValueMap;
import limn.annotator.model.Mask;
import limn.annotator.model.Tile;

/**
 * What class indices mean. Adding, merging, deleting and reordering classes leads from one meaning (a space) to another; taking
 * such a step back leads to the one before. So spaces are a tree with space 0 at its root, and every entry of a mask's journal
 * says in which space it was written. Who takes an old stroke back walks from there to the space in force: down an edge by its
 * map, up an edge by the map back. A merge forgets which of two classes a pixel had, so the edge keeps the tiles that it made
 * poorer: up the edge, a pixel that still is what the merge made of it becomes what it was.
 */
final class ClassSpaces {
    /** The place of the space in force among the positions. */
    private static final long NOW = -1;

    /** One step between neighbours. @param space the child @param down from parent to child */
    record Edge(long space, boolean down, ValueMap forward, ValueMap backward) {
        /** Whether going down forgets that a pixel had this value. */
        boolean forgets(int value) {
            return backward.of(forward.of(value)) != value;
        }

        boolean forgets(Tile tile) {
            if (tile.isUniform()) {
                return forgets(tile.at(0));
            }
            for (byte v : tile.toBytes()) {
                if (forgets(v & 0xFF)) {
                    return true;
                }
            }
            return false;
        }

        /** A tile on the other side. @param kept what the edge keeps of this tile */
        Tile across(Tile tile, Optional<Tile> kept) {
            if (!down && kept.isPresent()) {
                return restored(tile, kept.get());
            }
            ValueMap map = down ? forward : backward;
            if (tile.isUniform()) {
                return Tile.of(map.of(tile.at(0)));
            }
            byte[] values = tile.toBytes();
            if (!map.changes(values)) {
                return tile;
            }
            map.apply(values);
            return Tile.of(values);
        }

        private Tile restored(Tile tile, Tile kept) {
            byte[] values = tile.toBytes();
            for (int i = 0; i < values.length; i++) {
                int now = values[i] & 0xFF;
                int was = kept.at(i);
                values[i] = (byte) (forward.of(was) == now ? was : backward.of(now));
            }
            return Tile.of(values);
        }
    }

    private record Node(long id, long parent, ValueMap forward, ValueMap backward) {}

    private ClassSpaces() {}

    static long now(Connection c) throws SQLException { return MaskTable.position(c, NOW); }

    static void enter(Connection c, long space) throws SQLException { MaskTable.setPosition(c, NOW, space); }

    /** The space in force, or the one above it that has the same indices for the same classes. */
    static long meaning(Connection c) throws SQLException {
        for (Node node : up(c, now(c))) {
            if (!node.forward.isIdentity()) {
                return node.id;
            }
        }
        return 0;
    }

    /** A new space below the one in force, which stays in force. */
    static long branch(Connection c, ValueMap forward, ValueMap backward) throws SQLException {
        Rows.update(c, "INSERT INTO class_space (parent, forward, backward) VALUES (?, ?, ?)", now(c),
                forward.toBytes(), backward.toBytes());
        return Rows.list(c, "SELECT last_insert_rowid()", row -> row.getLong(1)).getFirst();
    }

    /** The way from one space to another; empty if they are the same. */
    static List<Edge> path(Connection c, long from, long to) throws SQLException {
        if (from == to) {
            return List.of();
        }
        List<Node> above = up(c, from);
        List<Node> below = up(c, to);
        while (!above.isEmpty() && !below.isEmpty() && above.getLast().equals(below.getLast())) {
            above.removeLast();
            below.removeLast();
        }
        var path = new ArrayDeque<Edge>();
        above.forEach(n -> path.addLast(new Edge(n.id, false, n.forward, n.backward)));
        below.reversed().forEach(n -> path.addLast(new Edge(n.id, true, n.forward, n.backward)));
        return List.copyOf(path);
    }

    /** A space and all above it but the root. */
    private static List<Node> up(Connection c, long space) throws SQLException {
        var nodes = new ArrayList<Node>();
        for (long at = space; at != 0;) {
            List<Node> found = Rows.list(c, "SELECT id, parent, forward, backward FROM class_space WHERE id = ?",
                    row -> new Node(row.getLong(1), row.getLong(2), ValueMap.of(row.getBytes(3)),
                            ValueMap.of(row.getBytes(4))),
                    at);
            if (found.isEmpty() || nodes.size() > 100_000) {
                throw new TileCodec.UnreadableTile("no meaning of class indices " + at);
            }
            nodes.add(found.getFirst());
            at = found.getFirst().parent;
        }
        return nodes;
    }

    /** A stored tile on the other end of a path, to become part of the mask: edges keep of it what they forget. */
    static byte[] across(Connection c, List<Edge> path, long image, int column, int row, byte[] data)
            throws SQLException {
        if (path.isEmpty()) {
            return data;
        }
        Tile tile = TileCodec.decode(data);
        for (Edge edge : path) {
            if (edge.down) {
                keep(c, edge, image, column, row, tile);
            }
            tile = edge.across(tile, edge.down ? Optional.empty() : kept(c, edge.space, image, column, row));
        }
        return TileCodec.encode(tile);
    }

    private static void keep(Connection c, Edge edge, long image, int column, int row, Tile tile)
            throws SQLException {
        if (edge.forgets(tile)) {
            Rows.update(c, "INSERT OR REPLACE INTO space_tile VALUES (?, ?, ?, ?, ?)", edge.space, image, column, row,
                    TileCodec.encode(tile));
        } else {
            Rows.update(c, "DELETE FROM space_tile WHERE space = ? AND image = ? AND col = ? AND line = ?", edge.space,
                    image, column, row);
        }
    }

    private static Optional<Tile> kept(Connection c, long space, long image, int column, int row)
            throws SQLException {
        return Rows.list(c, "SELECT before FROM space_tile WHERE space = ? AND image = ? AND col = ? AND line = ?",
                r -> TileCodec.decode(r.getBytes(1)), space, image, column, row).stream().findFirst();
    }
}
