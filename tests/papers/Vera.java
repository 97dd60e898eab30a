import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Prints veraPDF's verdict on each file in each profile: file, profile, yes or no, then the clauses that failed. */
public class Vera {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (String profile : new String[] {"2a", "ua1"}) {
        System.out.println(file + "\t" + profile + "\t" + verdict(file, PDFAFlavour.byFlavourId(profile)));
      }
    }
  }

  private static String verdict(String file, PDFAFlavour flavour) {
    try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      var clauses = new StringBuilder();
      result.getTestAssertions().forEach(one -> clauses.append(" ").append(one.getRuleId().getClause()));
      return (result.isCompliant() ? "yes" : "no") + "\t" + clauses.toString().trim();
    } catch (Exception error) {
      return "no\t" + error.getClass().getSimpleName();
    }
  }
}
