package kz.jauap.eval;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/// A report as one page that needs nothing besides itself.
public final class ReportPage {

    private ReportPage() {}

    public static String html(Report report) {
        StringOutput page = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "kz.jauap.templates")
                .render("eval.jte", report, page);
        return page.toString();
    }
}
