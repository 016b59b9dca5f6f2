import io.saltus.api.report.*;
import io.saltus.api.spi.*;
import io.saltus.engine.*;
import io.saltus.engine.catalog.*;
import io.saltus.engine.dataset.*;
import io.saltus.engine.rendering.*;
import io.saltus.engine.work.*;
import java.nio.file.*;
import java.util.*;

Path home = Path.of(System.getProperty("saltus.home"));
Catalog catalog = Catalog.of(List.of(home.resolve("plugins")));
Criterion criterion = (Criterion) catalog.bind(Kind.CRITERION, "emergence-definition:alpha=0.01");
Study study = Study.of(home.resolve("data/gpt3.csv")).where(new Condition("shots > 1")).by(criterion);
Report report = Saltus.analyze(study, catalog, "", Progress.NONE).report();

var findings = ReportTables.findings(report);
System.out.println(findings.where(findings.stringColumn("outcome").isEqualTo("emergent")).selectColumns("task", "onset").printAll());
System.out.println(ReportTables.quantities(report).shape());
/exit
