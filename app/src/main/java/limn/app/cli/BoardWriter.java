package limn.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import limn.app.text.ErrorWords;
import limn.engine.export.TensorBoard;
import limn.engine.run.Logged;
import limn.engine.run.RunFolder;

/** Writes what a training says for TensorBoard too. When that fails, a person is told once and the training goes on. */
final class BoardWriter implements Consumer<Logged> {
    private final Console console;
    private final TensorBoard board;
    private boolean isBroken;

    private BoardWriter(Console console, TensorBoard board) {
        this.console = console;
        this.board = board;
    }

    /** @throws IOException if there can be no file in the run folder */
    static BoardWriter follow(Console console, RunFolder run) throws IOException {
        TensorBoard board = TensorBoard.follow(run, Instant.now());
        console.say("cli.tensorboard", Reports.shown(board.file()), Reports.shown(run.path().resolve("..")));
        return new BoardWriter(console, board);
    }

    @Override
    public void accept(Logged event) {
        if (isBroken) {
            return;
        }
        try {
            board.add(event);
        } catch (IOException e) {
            isBroken = true;
            console.say("cli.tensorboard.broken", new ErrorWords(console.texts()).why(e));
        }
    }
}
