package limn.app.window;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import limn.annotator.store.Project;
import limn.app.train.RunCatalog;

/** Everything that lives as long as a project is open, whatever the language of the views. */
record OpenProject(ProjectModel model, Jobs jobs, Trainer trainer, Thumbnails thumbnails, RunCatalog catalog,
        Predictions predictions) implements AutoCloseable {

    /** Reads the project: slow. @param window runs what is given in the window's thread */
    static OpenProject of(Project project, Executor window, Consumer<Exception> failed) {
        var model = new ProjectModel(project, window);
        var jobs = new Jobs(window);
        var catalog = new RunCatalog(project.runs());
        return new OpenProject(model, jobs, new Trainer(model, jobs, window, failed), new Thumbnails(project), catalog,
                new Predictions(project, catalog));
    }

    boolean isIdle() { return jobs.isIdle() && thumbnails.isIdle(); }

    /** Pauses a training that goes on, writes what waits, lets go of the files. */
    @Override
    public void close() {
        trainer.close();
        thumbnails.close();
        jobs.close();
        predictions.close();
        model.close();
    }
}
