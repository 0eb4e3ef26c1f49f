package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import limn.engine.data.LabelMap;
import limn.engine.loss.PseudoLabelCrossEntropy;
import limn.engine.tensor.Torch;

/** One mixed image of a step: both sources, what was cut out, what the teacher said, what it counts, what the student says. */
final class MixScene {
    private MixScene() {}

    /** @param logits [N,C,H,W] of the student on the mixed images @return nothing if no mixed image is as wanted */
    static List<Scene> of(MixTerm.Mixed mixed, NDArray logits, MixTerm.Loss loss, Wanted wanted) {
        OptionalInt found = index(mixed, wanted);
        return found.isEmpty() ? List.of() : List.of(of(mixed, logits, loss, found.getAsInt()));
    }

    private static OptionalInt index(MixTerm.Mixed mixed, Wanted wanted) {
        return switch (wanted) {
            case Wanted.Any any -> OptionalInt.of(0);
            case Wanted.OfClass(int c) when Arrays.stream(mixed.chosen()).anyMatch(chosen -> chosen.length > 0) ->
                first(mixed, i -> Arrays.stream(mixed.chosen()[i]).anyMatch(k -> k == c));
            default -> {
                OptionalInt cut = from(mixed.front(), wanted);
                yield cut.isPresent() ? cut : from(mixed.ground(), wanted);
            }
        };
    }

    private static OptionalInt from(MixTerm.Source source, Wanted wanted) {
        OptionalInt place = wanted.in(source.batch());
        return place.isEmpty()
                ? place
                : IntStream.range(0, source.size()).filter(i -> source.at()[i] == place.getAsInt()).findFirst();
    }

    private static OptionalInt first(MixTerm.Mixed mixed, IntPredicate wanted) {
        return IntStream.range(0, mixed.front().size()).filter(wanted).findFirst();
    }

    private static Scene.Origin origin(String role, MixTerm.Source source, int i) {
        return new Scene.Origin(role, source.painted(), source.at()[i]);
    }

    private static Scene of(MixTerm.Mixed mixed, NDArray logits, MixTerm.Loss loss, int i) {
        MixTerm.Source front = mixed.front();
        MixTerm.Source ground = mixed.ground();
        String only = i + ":" + (i + 1);
        NDArray mask = mixed.mask().get(i);
        NDArray own = front.labels().labels().get(i).toType(DataType.INT64, false);
        NDArray cut = NDArrays.where(mask, own, own.mul(0).add(LabelMap.UNLABELLED)).toType(DataType.INT64, false);
        NDArray labels = mixed.labels().get(i);
        NDArray decided = labels.lt(LabelMap.UNLABELLED).toType(DataType.FLOAT32, false);
        NDArray each = loss.each().getShape().dimension() == 0 ? loss.each() : loss.each().get(i);
        NDArray scores = logits.get(only);
        var said = Torch.pseudoLabels(scores, front.batch().possible().get("0:1").onesLike().gt(0.5f));
        return new Scene("mixed", List.of(origin("a", front, i), origin("b", ground, i)),
                Arrays.stream(mixed.chosen()[i]).boxed().toList(),
                Map.of("weight", (double) loss.weight().getFloat(), "loss", (double) loss.unweighted().getFloat()),
                List.of(new View.Photo("source-a", "a", front.images().get(i)),
                        new View.Photo("source-b", "b", ground.images().get(i)),
                        new View.Labels("class-mask", "a", cut),
                        new View.Shares("mix-mask", Scene.MIXED, mask.toType(DataType.FLOAT32, false)),
                        new View.Photo("mixed", Scene.MIXED, mixed.images().get(i)),
                        new View.Labels("pseudo-label", Scene.MIXED, labels),
                        new View.Shares("confidence", Scene.MIXED, mixed.confidence().get(i)),
                        new View.Amounts("weight", Scene.MIXED, decided.mul(each).mul(loss.weight())),
                        new View.Labels("student", Scene.MIXED, said.labels().get(0)),
                        new View.Shares("student-confidence", Scene.MIXED, said.confidence().get(0)),
                        new View.Amounts("loss", Scene.MIXED,
                                PseudoLabelCrossEntropy.perPixel(scores, mixed.labels().get(only)).get(0))));
    }
}
