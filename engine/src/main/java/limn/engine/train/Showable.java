package limn.engine.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import limn.engine.data.Sample;
import limn.engine.data.Survey;
import limn.engine.data.Surveyed;
import limn.engine.recipe.Recipe;
import limn.engine.run.DrawSheet;

/** Tells which images and classes the samples of a phase can show, so that nobody waits for others. */
final class Showable {
    private Showable() {}

    static DrawSheet of(Survey survey, TrainingData data, Recipe recipe) {
        List<Sample> weak = data.weak() == null || !recipe.showsWeak() ? List.of() : data.weak().all();
        var shown = new ArrayList<Sample>(data.labelled().all());
        shown.addAll(weak);
        Set<String> drawn = shown.stream().map(Sample::name).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Sample> cut = recipe.cutsClasses() ? weak : List.of();
        return new DrawSheet(DrawSheet.VERSION, List.copyOf(drawn),
                survey.train().stream().map(Surveyed::name).filter(name -> !drawn.contains(name)).toList(),
                survey.validation().stream().map(Surveyed::name).toList(),
                IntStream.range(0, survey.classes().size())
                        .filter(c -> shown.stream().anyMatch(s -> s.tags().isPresent(c))
                                || cut.stream().anyMatch(s -> !recipe.tagsForbidCuts() || s.tags().isPossible(c)))
                        .boxed().toList());
    }
}
