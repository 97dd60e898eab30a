import java.io.FileInputStream;
import java.util.Arrays;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Given profiles (a,b) and files, prints veraPDF's verdict on each file in each: file, profile, yes or no, clauses. */
public class Vera {
  public static void main(String[] given) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : Arrays.copyOfRange(given, 1, given.length)) {
      for (String profile : given[0].split(",")) {
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
