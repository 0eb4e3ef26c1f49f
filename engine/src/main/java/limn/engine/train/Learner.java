package limn.engine.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limn.engine.net.Network;
import limn.engine.recipe.Method;
import limn.engine.recipe.Recipe;
import limn.engine.tensor.HostTensor;

/** A method with an optimiser for each of its networks: all that changes in training. Owns both. Training thread only. */
final class Learner implements AutoCloseable {
    private static final String METHOD = "method";

    private final Method method;
    private final Recipe recipe;
    private final double rateFactor;
    private final Map<String, Optimizer> optimizers = new LinkedHashMap<>();

    /** @param rateFactor of all learning rates */
    Learner(Method method, Recipe recipe, double rateFactor) {
        this.method = method;
        this.recipe = recipe;
        this.rateFactor = rateFactor;
        method.students().forEach(student -> optimizers.put(student.name(), optimizer(recipe)));
    }

    private static Optimizer optimizer(Recipe recipe) {
        return switch (recipe.text("optimizer")) {
            case "sgd" -> new Sgd(recipe.number("momentum"), recipe.number("weightDecay"));
            default -> new AdamW(recipe.number("weightDecay"));
        };
    }

    Method method() { return method; }

    /** The network that the run is for. */
    Network first() { return method.students().getFirst().network(); }

    /** The network to ask about single images. */
    Method.Member smoothest() { return method.smoothest(); }

    /** Every network that is worth measuring without tags; a pseudo-Net is not, it only teaches. */
    List<Method.Member> measured() {
        return method.teacher().map(teacher -> List.of(method.students().getFirst(), teacher))
                .orElse(List.of(method.students().getFirst()));
    }

    /** @param shape factor of the rates by the schedule @return the rate of decoders and heads */
    double update(long step, double shape) {
        double rate = recipe.number("decoderRate") * rateFactor * shape;
        double encoderRate = recipe.number("encoderRate") * rateFactor * shape;
        double headRate = rate * recipe.number("headFactor");
        for (Method.Member student : method.students()) {
            Optimizer optimizer = optimizers.get(student.name());
            if (optimizer != null) {
                optimizer.step(student.network().weights(), encoderRate, rate, headRate);
                optimizer.zeroGradients(student.network().weights());
            }
        }
        method.updated(step);
        return rate;
    }

    /** Everything by name of its file: networks, optimisers, what the method keeps. */
    Map<String, Map<String, HostTensor>> state() {
        var state = new LinkedHashMap<String, Map<String, HostTensor>>();
        method.students().forEach(student -> state.put(student.name(), student.network().state()));
        method.teacher().ifPresent(teacher -> state.put(teacher.name(), teacher.network().state()));
        optimizers.forEach((name, optimizer) -> state.put(file(name), optimizer.state()));
        if (!method.state().isEmpty()) {
            state.put(METHOD, method.state());
        }
        return state;
    }

    /** Reads a part of the state by the name of its file. */
    @FunctionalInterface
    interface Reader<E extends Exception> { Map<String, HostTensor> read(String name) throws E; }

    /** Puts everything back. */
    <E extends Exception> void load(Reader<E> from) throws E {
        for (Method.Member student : method.students()) {
            student.network().load(from.read(student.name()));
        }
        if (method.teacher().isPresent()) {
            Method.Member teacher = method.teacher().get();
            teacher.network().load(from.read(teacher.name()));
        }
        for (var optimizer : optimizers.entrySet()) {
            optimizer.getValue().load(from.read(file(optimizer.getKey())));
        }
        if (!method.state().isEmpty()) {
            method.load(from.read(METHOD));
        }
    }

    private static String file(String student) {
        return student.equals("student") ? "optimizer" : "optimizer-" + student;
    }

    @Override
    public void close() {
        optimizers.values().forEach(Optimizer::close);
        method.close();
    }
}
