package limn.app.window.gallery;

import limn.app.evaluate.ModelScore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limn.annotator.model.ReviewState;
import limn.annotator.model.Split;
import limn.annotator.model.TagState;
import limn.annotator.model.Tags;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShownRowsTest {
    /** How one row becomes another. */
    private record Edit(int place, GalleryRow to) {}

    private static final List<String> NAMES = List.of("boat9", "boat10", "Boat10", "항구 1", "\u1112\u1161\u11BC 2",
            "boat010", "", "x");

    @Property(tries = 400)
    void changingRowsOneByOneGivesTheSameAsBeginningAnew(@ForAll("rows") List<GalleryRow> start,
            @ForAll("edits") List<List<Edit>> edits, @ForAll("queries") ShownRows.Query query) {
        var all = new ArrayList<>(numbered(start));
        ShownRows shown = ShownRows.of(query, all);
        for (List<Edit> together : edits) {
            Map<GalleryRow, GalleryRow> changed = new LinkedHashMap<>();
            for (Edit edit : together) {
                int place = edit.place() % all.size();
                GalleryRow before = all.get(place);
                if (!changed.containsKey(before)) {
                    GalleryRow now = at(place, edit.to());
                    all.set(place, now);
                    changed.put(now, before);
                }
            }
            shown.change(changed);
            assertThat(shown.rows()).isEqualTo(naive(query, all));
        }
    }

    @Property(tries = 400)
    void filterAndOrderAreThoseOfANaiveLook(@ForAll("rows") List<GalleryRow> start,
            @ForAll("queries") ShownRows.Query query) {
        List<GalleryRow> all = numbered(start);
        assertThat(ShownRows.of(query, all).rows()).isEqualTo(naive(query, all));
        int[] ranks = NameRanks.of(all);
        all.forEach(row -> row.setNameRank(ranks[row.place()]));
        assertThat(ShownRows.of(query, all).rows()).as("with ranked names").isEqualTo(naive(query, all));
    }

    /** The same in other words: no shared comparator beyond its own definition of equal, and the filter part by part. */
    private static List<GalleryRow> naive(ShownRows.Query query, List<GalleryRow> all) {
        var passing = new ArrayList<GalleryRow>();
        for (GalleryRow row : all) {
            var shown = row.shown();
            var filter = query.filter();
            boolean kind = switch (filter.kind()) {
                case ALL -> true;
                case MASKED -> shown.masked();
                case TAGGED -> !shown.masked() && !shown.tags().equals(Tags.unknown(3));
                case BARE -> !shown.masked() && shown.tags().equals(Tags.unknown(3));
            };
            boolean tags = filter.tags().entrySet().stream()
                    .allMatch(t -> shown.tags().of(t.getKey()) == t.getValue());
            boolean state = filter.state().isEmpty() || filter.state().get() == shown.item().state();
            boolean split = filter.split().matches(shown.item().split());
            boolean name = GalleryRow.plain(shown.item().name()).contains(GalleryRow.plain(filter.search()));
            if (kind && tags && state && split && name && filter.model().matches(row)) {
                passing.add(row);
            }
        }
        for (int i = 1; i < passing.size(); i++) { // insertion sort: short and surely stable
            for (int j = i; j > 0 && query.order().comparator().compare(passing.get(j - 1), passing.get(j)) > 0; j--) {
                java.util.Collections.swap(passing, j - 1, j);
            }
        }
        return passing;
    }

    private static List<GalleryRow> numbered(List<GalleryRow> rows) {
        var numbered = new ArrayList<GalleryRow>();
        rows.forEach(r -> numbered.add(at(numbered.size(), r)));
        return numbered;
    }

    private static GalleryRow at(int place, GalleryRow like) {
        var item = like.shown().item();
        return TestRows.row(place, item.name(), item.split(), item.state(), like.shown().tags(), like.shown().masked(),
                like.score());
    }

    private static Arbitrary<GalleryRow> row() {
        Arbitrary<Tags> tags = Arbitraries.of(TagState.values()).list().ofSize(3)
                .map(s -> Tags.of(s.toArray(new TagState[0])));
        Arbitrary<Float> number = Arbitraries.of(Float.NaN, 0f, 0.05f, 0.5f, 0.9f);
        Arbitrary<ModelScore> score = Combinators.combine(number, number).as(TestRows::score);
        return Combinators
                .combine(Arbitraries.of(NAMES), Arbitraries.of(Split.class), Arbitraries.of(ReviewState.class),
                        tags, Arbitraries.of(true, false), score)
                .as((name, split, state, t, masked, s) -> TestRows.row(0, name, split, state, t, masked, s));
    }

    @Provide
    Arbitrary<List<GalleryRow>> rows() { return row().list().ofMinSize(1).ofMaxSize(24); }

    @Provide
    Arbitrary<List<List<Edit>>> edits() {
        return Combinators.combine(Arbitraries.integers().between(0, 23), row()).as(Edit::new).list().ofMinSize(1)
                .ofMaxSize(4).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<ShownRows.Query> queries() {
        Arbitrary<Map<Integer, TagState>> tags = Arbitraries.maps(Arbitraries.integers().between(0, 2),
                Arbitraries.of(TagState.class)).ofMaxSize(2);
        Arbitrary<Optional<ReviewState>> states = Arbitraries.of(ReviewState.class).optional();
        Arbitrary<ImageFilter> filters = Combinators.combine(Arbitraries.of(ImageFilter.Kind.class), tags, states,
                Arbitraries.of(ImageFilter.SplitChoice.class), Arbitraries.of(ImageFilter.ModelChoice.class),
                Arbitraries.of("", "", "BOAT", "항", "\u1112\u1161")).as(ImageFilter::new);
        Arbitrary<ImageOrder> orders = Combinators
                .combine(Arbitraries.of(ImageOrder.Key.class), Arbitraries.of(true, false)).as(ImageOrder::new);
        return Combinators.combine(filters, orders).as(ShownRows.Query::new);
    }
}
