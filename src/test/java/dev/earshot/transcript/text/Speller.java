package dev.earshot.transcript.text;

import java.util.List;

/** Spells numbers below a billion, on its own: it knows nothing of the grammars. */
final class Speller {
  private static final List<String> EN =
      List.of(
          ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                  + " fifteen sixteen seventeen eighteen nineteen")
              .split(" "));
  private static final List<String> EN_TENS =
      List.of(". . twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final List<String> DE =
      List.of(
          ("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
                  + " dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
              .split(" "));
  private static final List<String> DE_TENS =
      List.of(". . zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" "));
  private static final List<String> FR =
      List.of(
          ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize"
                  + " quatorze quinze seize dix-sept dix-huit dix-neuf")
              .split(" "));
  private static final List<String> FR_TENS =
      List.of(
          ". . vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt"
              .split(" "));
  private static final List<String> ES =
      List.of(
          ("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
                  + " trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte"
                  + " veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis"
                  + " veintisiete veintiocho veintinueve")
              .split(" "));
  private static final List<String> ES_TENS =
      List.of(". . . treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" "));
  private static final List<String> ES_HUNDREDS =
      List.of(
          (". ciento doscientos trescientos cuatrocientos quinientos seiscientos"
                  + " setecientos ochocientos novecientos")
              .split(" "));
  private static final List<String> PT =
      List.of(
          ("zero um dois três quatro cinco seis sete oito nove dez onze doze treze"
                  + " catorze quinze dezesseis dezessete dezoito dezenove")
              .split(" "));
  private static final List<String> PT_TENS =
      List.of(". . vinte trinta quarenta cinquenta sessenta setenta oitenta noventa".split(" "));
  private static final List<String> PT_HUNDREDS =
      List.of(
          (". cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos"
                  + " oitocentos novecentos")
              .split(" "));
  private static final List<String> IT =
      List.of(
          ("zero uno due tre quattro cinque sei sette otto nove dieci undici dodici"
                  + " tredici quattordici quindici sedici diciassette diciotto diciannove")
              .split(" "));
  private static final List<String> IT_TENS =
      List.of(". . venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split(" "));

  private Speller() {}

  static String spell(String language, int n) {
    return switch (language) {
      case "en" -> n == 0 ? "zero" : english(n);
      case "de" -> n == 0 ? "null" : german(n);
      case "fr" -> n == 0 ? "zéro" : french(n);
      case "es" -> n == 0 ? "cero" : spanish(n);
      case "pt" -> n == 0 ? "zero" : portuguese(n);
      default -> n == 0 ? "zero" : italian(n);
    };
  }

  private static String join(String... parts) {
    return String.join(" ", parts).replaceAll(" +", " ").strip();
  }

  private static String english(int n) {
    String rest = n % 1000 == 0 ? "" : english3(n % 1000);
    String thousands = n / 1000 % 1000 == 0 ? "" : english3(n / 1000 % 1000) + " thousand";
    String millions = n / 1_000_000 == 0 ? "" : english3(n / 1_000_000) + " million";
    return join(millions, thousands, rest);
  }

  private static String english3(int n) {
    String hundreds = n < 100 ? "" : EN.get(n / 100) + " hundred";
    int m = n % 100;
    String few = m == 0 ? "" : m < 20 ? EN.get(m) : EN_TENS.get(m / 10);
    return join(hundreds, few, m > 20 && m % 10 > 0 ? EN.get(m % 10) : "");
  }

  private static String german(int n) {
    int millions = n / 1_000_000;
    String million =
        millions == 0 ? "" : millions == 1 ? "eine million" : german3(millions, "") + " millionen";
    int thousands = n / 1000 % 1000;
    String low = thousands == 0 ? "" : german3(thousands, "") + "tausend";
    return join(million, low + (n % 1000 == 0 ? "" : german3(n % 1000, "s")));
  }

  private static String german3(int n, String one) {
    String hundreds = n < 100 ? "" : DE.get(n / 100) + "hundert";
    int m = n % 100;
    if (m == 0) {
      return hundreds;
    }
    if (m < 20) {
      return hundreds + DE.get(m) + (m == 1 ? one : "");
    }
    return hundreds + (m % 10 == 0 ? "" : DE.get(m % 10) + "und") + DE_TENS.get(m / 10);
  }

  private static String french(int n) {
    int millions = n / 1_000_000;
    int thousands = n / 1000 % 1000;
    String million =
        millions == 0 ? "" : french3(millions) + (millions > 1 ? " millions" : " million");
    String thousand =
        thousands == 0 ? "" : thousands == 1 ? "mille" : french3(thousands) + " mille";
    return join(million, thousand, n % 1000 == 0 ? "" : french3(n % 1000));
  }

  private static String french3(int n) {
    String hundreds = n < 100 ? "" : n < 200 ? "cent" : FR.get(n / 100) + " cent";
    return join(hundreds, n % 100 == 0 ? "" : french2(n % 100));
  }

  private static String french2(int m) {
    if (m < 20) {
      return FR.get(m);
    }
    boolean twenties = m / 10 == 7 || m / 10 == 9;
    int rest = twenties ? 10 + m % 10 : m % 10;
    if (rest == 0) {
      return m == 80 ? "quatre-vingts" : FR_TENS.get(m / 10);
    }
    String and = m < 80 && (rest == 1 || rest == 11) ? " et " : "-";
    return FR_TENS.get(m / 10) + and + FR.get(rest);
  }

  private static String spanish(int n) {
    int millions = n / 1_000_000;
    int thousands = n / 1000 % 1000;
    String million =
        millions == 0
            ? ""
            : millions == 1 ? "un millón" : shortOne(spanish3(millions)) + " millones";
    String thousand =
        thousands == 0 ? "" : thousands == 1 ? "mil" : shortOne(spanish3(thousands)) + " mil";
    return join(million, thousand, n % 1000 == 0 ? "" : spanish3(n % 1000));
  }

  private static String shortOne(String number) {
    return number.replaceAll("veintiuno$", "veintiún").replaceAll("uno$", "un");
  }

  private static String spanish3(int n) {
    int m = n % 100;
    String hundreds = n == 100 ? "cien" : n < 100 ? "" : ES_HUNDREDS.get(n / 100);
    String few = m == 0 ? "" : m < 30 ? ES.get(m) : ES_TENS.get(m / 10);
    return join(hundreds, few, m > 30 && m % 10 > 0 ? "y " + ES.get(m % 10) : "");
  }

  private static String portuguese(int n) {
    int millions = n / 1_000_000;
    int thousands = n / 1000 % 1000;
    int rest = n % 1000;
    String million =
        millions == 0 ? "" : portuguese3(millions) + (millions > 1 ? " milhões" : " milhão");
    String thousand =
        thousands == 0 ? "" : thousands == 1 ? "mil" : portuguese3(thousands) + " mil";
    boolean and = n > 1000 && rest > 0 && (rest < 100 || rest % 100 == 0);
    return join(million, thousand, and ? "e" : "", rest == 0 ? "" : portuguese3(rest));
  }

  private static String portuguese3(int n) {
    int m = n % 100;
    String hundreds = n == 100 ? "cem" : n < 100 ? "" : PT_HUNDREDS.get(n / 100);
    String few = m == 0 ? "" : m < 20 ? PT.get(m) : PT_TENS.get(m / 10);
    String units = m > 20 && m % 10 > 0 ? "e " + PT.get(m % 10) : "";
    return join(hundreds, n > 100 && m > 0 ? "e" : "", few, units);
  }

  private static String italian(int n) {
    int millions = n / 1_000_000;
    int thousands = n / 1000 % 1000;
    String million =
        millions == 0 ? "" : millions == 1 ? "un milione" : italian3(millions) + " milioni";
    String low = thousands == 0 ? "" : thousands == 1 ? "mille" : italian3(thousands) + "mila";
    return join(million, low + (n % 1000 == 0 ? "" : italian3(n % 1000)));
  }

  private static String italian3(int n) {
    String hundreds = n < 100 ? "" : n < 200 ? "cento" : IT.get(n / 100) + "cento";
    int m = n % 100;
    if (m == 0) {
      return hundreds;
    }
    if (m < 20) {
      return hundreds + IT.get(m);
    }
    String tens = IT_TENS.get(m / 10);
    boolean elided = m % 10 == 1 || m % 10 == 8;
    String stem = elided ? tens.substring(0, tens.length() - 1) : tens;
    return hundreds + stem + (m % 10 == 0 ? "" : m % 10 == 3 ? "tré" : IT.get(m % 10));
  }
}
