package io.sotto.model.report.page;

import io.sotto.model.ClassMap;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.recipe.EpochFigures;
import io.sotto.model.report.ModelReport;
import io.sotto.model.report.SplitReport;
import java.util.List;

/** A report as one HTML page without scripts, images or anything that is loaded from elsewhere. */
public final class ReportPage {
    private ReportPage() {}

    /** @param epochs the training's figures, as far as they are known */
    public static String render(ModelReport report, List<EpochFigures> epochs) {
        Markup html = new Markup();
        html.add("%s", Raw.of(header(report)));
        html.add("<section><h2>Test sets</h2>%s", Raw.of(FigureTables.summary(report.splits())));
        html.add(
                "<p class=\"note\">Under accuracy and macro-F1 stand their 95 %% intervals by bootstrap over the faces.");
        html.add("ECE is the expected calibration error in 15 bins, before and after all logits are divided by the");
        html.add("temperature. A model is chosen on PublicTest; PrivateTest is for reporting.</p></section>");
        html.add("%s", Raw.of(distribution(report)));
        html.add("%s", Raw.of(CurveCharts.section(epochs)));
        for (SplitReport split : report.splits()) {
            html.add("%s", Raw.of(split(split, report.classes(), split == shown(report))));
        }
        html.add("<footer>Sotto %s. Expression is not feeling: these figures tell", Provenance.CURRENT_VERSION);
        html.add("how often a network agrees with people's labels for posed and found photos.</footer>");
        return PageFrame.around(
                "%s on faces".formatted(report.trained().network().name()), "", html.toString());
    }

    private static String header(ModelReport report) {
        TrainedModel trained = report.trained();
        SplitReport split = shown(report);
        Markup html = new Markup();
        html.add(
                "<header><p class=\"over\">Sotto, emotion model</p><h1>%s</h1>",
                trained.network().name());
        html.add("<div class=\"cards\">");
        card(html, split.plain().evaluation().accuracy(), "accuracy");
        card(html, split.plain().evaluation().macroF1(), "macro-F1");
        card(html, split.plain().topTwo(), "class among the first two");
        card(html, split.plain().scaledCalibration().expectedError(), "calibration error");
        html.add(
                "</div><p class=\"note\">on %d faces of %s</p><dl>",
                split.plain().evaluation().count(), split.name());
        entry(
                html,
                "parameters",
                "%,d, %s"
                        .formatted(
                                trained.parameters().length(),
                                trained.parameters().sha256().hex()));
        entry(html, "trained on", trained.provenance().dataOrigin());
        entry(html, "rounds or epochs", String.valueOf(trained.provenance().rounds()));
        entry(html, "faces", "%s, %s".formatted(report.dataOrigin(), report.dataSha256()));
        entry(html, "engine", report.engine());
        entry(
                html,
                "temperature",
                "%.4f, %s"
                        .formatted(
                                report.temperature(),
                                report.temperatureIsTheModels() ? "from the model file" : "fitted on PublicTest now"));
        return html.add("</dl></header>").toString();
    }

    /** PrivateTest where there is one. */
    private static SplitReport shown(ModelReport report) {
        return report.splits().get(Math.min(1, report.splits().size() - 1));
    }

    private static void card(Markup html, double share, String title) {
        html.add("<div><b>%s<i>%%</i></b><span>%s</span></div>", Markup.percent(share), title);
    }

    private static void entry(Markup html, String name, String value) {
        html.add("<dt>%s</dt><dd>%s</dd>", name, value);
    }

    private static String distribution(ModelReport report) {
        return new Markup()
                .add(
                        "<section><h2>Faces of each class</h2>%s</section>",
                        Raw.of(DistributionChart.render(report.classCounts(), report.classes())))
                .toString();
    }

    private static String split(SplitReport split, ClassMap classes, boolean open) {
        Markup html = new Markup();
        html.add(
                "<section><details%s><summary><h2>%s</h2><small>%s</small></summary>",
                open ? " open" : "", split.name(), split.description());
        html.add(
                "<div class=\"pair\"><figure><h3>Confusion, %% of each row</h3>%s</figure>",
                Raw.of(ConfusionChart.render(split.plain().evaluation(), classes)));
        html.add(
                "<figure><h3>Classes</h3>%s</figure></div>",
                Raw.of(FigureTables.classes(split.plain().evaluation(), classes)));
        html.add(
                "<div class=\"pair\"><figure><h3>Reliability as the network gives it</h3>%s</figure>",
                Raw.of(ReliabilityChart.render(split.plain().calibration())));
        html.add(
                "<figure><h3>Reliability at its temperature</h3>%s</figure></div>",
                Raw.of(ReliabilityChart.render(split.plain().scaledCalibration())));
        html.add("<p class=\"note\">Stronger bars hold more faces; dots stand at their mean probability.</p>");
        html.add("<h3>Most confident mistakes</h3>%s", Raw.of(FigureTables.mistakes(split.mistakes())));
        html.add("<p class=\"note\">Rows count from 0 at the first face of the data, which stays where it is.</p>");
        return html.add("</details></section>").toString();
    }
}
