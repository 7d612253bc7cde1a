// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "text/text.h"

#include <string.h>

/// Tokens are separated by ' ', clitics by '+', sentences by " // ".
typedef struct {
  const char *text;
  const char *tokens;
} Case;

// clang-format off
static const Case cases[] = {
    {"Presiden tiba di Jakarta. Ia langsung menuju Istana.",
     "Presiden tiba di Jakarta . // Ia langsung menuju Istana ."},
    {"Kepala Dinas mengundurkan diri! Mengapa? Tidak ada yang tahu.",
     "Kepala Dinas mengundurkan diri ! // Mengapa ? // Tidak ada yang tahu ."},
    {"Gempa terjadi pukul 04.15 WIB.",
     "Gempa terjadi pukul 04.15 WIB ."},
    {"Kereta berangkat pukul 11.00WIB dari Gambir.",
     "Kereta berangkat pukul 11.00 WIB dari Gambir ."},
    {"Rapat dimulai pukul 19:30 dan selesai larut malam.",
     "Rapat dimulai pukul 19:30 dan selesai larut malam ."},
    {"Harga naik menjadi Rp1,5 miliar.",
     "Harga naik menjadi Rp 1,5 miliar ."},
    {"Harga naik Rp2.000-Rp3.000.",
     "Harga naik Rp 2.000 - Rp 3.000 ."},
    {"Ia membeli 1,5lt minyak.",
     "Ia membeli 1,5 lt minyak ."},
    {"Sandi 2,5xyz tidak dikenal.",
     "Sandi 2,5xyz tidak dikenal ."},
    {"Pilih A,5 atau B.",
     "Pilih A , 5 atau B ."},
    {"Kerugian ditaksir Rp 900 juta.",
     "Kerugian ditaksir Rp 900 juta ."},
    {"Denda sebesar Rp. 500.000 harus dibayar.",
     "Denda sebesar Rp. 500.000 harus dibayar ."},
    {"Nilai kontrak US$100 juta.",
     "Nilai kontrak US $ 100 juta ."},
    {"Tumbuh 5,2% dari tahun lalu.",
     "Tumbuh 5,2 % dari tahun lalu ."},
    {"Suhu turun 3,5 derajat.",
     "Suhu turun 3,5 derajat ."},
    {"Korban mencapai 1.250 jiwa.",
     "Korban mencapai 1.250 jiwa ."},
    {"Surat itu bertanggal (23/5/2019).",
     "Surat itu bertanggal ( 23/5/2019 ) ."},
    {"Sidang digelar Senin (3/3).",
     "Sidang digelar Senin ( 3/3 ) ."},
    {"Acara 2019-05-23 ditunda.",
     "Acara 2019-05-23 ditunda ."},
    {"Pertumbuhan 5-6 persen tercapai.",
     "Pertumbuhan 5 - 6 persen tercapai ."},
    {"Masa bakti 2018-2023 berakhir.",
     "Masa bakti 2018 - 2023 berakhir ."},
    {"Rapat Januari-Maret dibatalkan.",
     "Rapat Januari - Maret dibatalkan ."},
    {"Pada tahun 1990-an ia merantau.",
     "Pada tahun 1990-an ia merantau ."},
    {"Pemain ke-20 itu cedera.",
     "Pemain ke-20 itu cedera ."},
    {"Pesawat F-16 mendarat.",
     "Pesawat F-16 mendarat ."},
    {"Kasus Covid-19 menurun.",
     "Kasus Covid-19 menurun ."},
    {"Peringkat ke-3 diraihnya.",
     "Peringkat ke-3 diraih+nya ."},
    {"Jaringan 5G diuji coba.",
     "Jaringan 5G diuji coba ."},
    {"Beratnya 50kg dan luasnya 60 km².",
     "Berat+nya 50 kg dan luas+nya 60 km² ."},
    {"Hubungi 021-5551234 segera.",
     "Hubungi 021-5551234 segera ."},
    {"Dr. Budi Santoso hadir.",
     "Dr. Budi Santoso hadir ."},
    {"Menurut Prof. Siti, hal itu wajar.",
     "Menurut Prof. Siti , hal itu wajar ."},
    {"H. Ahmad dan Hj. Aminah berangkat.",
     "H. Ahmad dan Hj. Aminah berangkat ."},
    {"Budi Santoso, S.H., M.H., membela terdakwa.",
     "Budi Santoso , S.H. , M.H. , membela terdakwa ."},
    {"Sri Wahyuni, S.Sos., M.Si menjawab.",
     "Sri Wahyuni , S.Sos. , M.Si menjawab ."},
    {"Gelar Ph.D. diraihnya di Leiden.",
     "Gelar Ph.D. diraih+nya di Leiden ."},
    {"H.M. Yusuf menolak.",
     "H.M. Yusuf menolak ."},
    {"Kombes Pol. Agus memimpin operasi.",
     "Kombes Pol. Agus memimpin operasi ."},
    {"Ia bertindak a.n. gubernur.",
     "Ia bertindak a.n. gubernur ."},
    {"Kantor di Jl. Merdeka No. 12 digeledah.",
     "Kantor di Jl. Merdeka No. 12 digeledah ."},
    {"Rumah di Jln. Melati RT. 05 terbakar.",
     "Rumah di Jln. Melati RT. 05 terbakar ."},
    {"PT Maju Jaya Tbk. membukukan laba.",
     "PT Maju Jaya Tbk. membukukan laba ."},
    {"Laba dinikmati PT Maju Jaya Tbk. Direktur utama bungkam.",
     "Laba dinikmati PT Maju Jaya Tbk . // Direktur utama bungkam ."},
    {"Sinar Abadi Pte. Ltd. membeli saham.",
     "Sinar Abadi Pte. Ltd. membeli saham ."},
    {"Rudi, Toni, dkk. ditahan.",
     "Rudi , Toni , dkk. ditahan ."},
    {"Mereka menjual beras, gula, dll.",
     "Mereka menjual beras , gula , dll."},
    {"UU No. 5 Tahun 2004 berlaku.",
     "UU No. 5 Tahun 2004 berlaku ."},
    {"Miranda S. Gunawan dilantik.",
     "Miranda S. Gunawan dilantik ."},
    {"Ia lahir di kelas A. Namun ia pindah.",
     "Ia lahir di kelas A . // Namun ia pindah ."},
    {"Ia tinggal di A.S. Namun ibunya di Inggris.",
     "Ia tinggal di A.S . // Namun ibu+nya di Inggris ."},
    {"Peraturan 34/PMK.011/2007 dicabut.",
     "Peraturan 34/PMK.011/2007 dicabut ."},
    {"Surat Kep-176/KM.10/7 terbit.",
     "Surat Kep-176/KM.10/7 terbit ."},
    {"Semester II/2006 lebih baik.",
     "Semester II/2006 lebih baik ."},
    {"Anggota DPR/MPR bersidang.",
     "Anggota DPR / MPR bersidang ."},
    {"Nilai 4/5 sudah cukup.",
     "Nilai 4/5 sudah cukup ."},
    {"Kunjungi https://www.contoh.co.id/berita?id=5.",
     "Kunjungi https://www.contoh.co.id/berita?id=5 ."},
    {"Situs www.contoh.com (resmi) diretas.",
     "Situs www.contoh.com ( resmi ) diretas ."},
    {"Lihat http://contoh.id/a_(b) sekarang.",
     "Lihat http://contoh.id/a_(b) sekarang ."},
    {"Kirim ke redaksi@contoh.co.id, ya.",
     "Kirim ke redaksi@contoh.co.id , ya ."},
    {"Akun @humas.polri mengunggah video.",
     "Akun @humas.polri mengunggah video ."},
    {"Tagar #TolakKorupsi ramai.",
     "Tagar #TolakKorupsi ramai ."},
    {"KOMPAS.com menulis berita itu.",
     "KOMPAS.com menulis berita itu ."},
    {"Menurut detik.com, ia benar.",
     "Menurut detik.com , ia benar ."},
    {"Laman pemda.go.id rusak.",
     "Laman pemda.go.id rusak ."},
    {"Bukunya hilang.",
     "Buku+nya hilang ."},
    {"Bukuku dan bukumu sama.",
     "Buku+ku dan buku+mu sama ."},
    {"Siapakah dia?",
     "Siapa+kah dia ?"},
    {"Apakah benar begitu?",
     "Apa+kah benar begitu ?"},
    {"Bukanlah itu maksudnya.",
     "Bukan+lah itu maksud+nya ."},
    {"Rumahnyalah yang dijual.",
     "Rumah+nya+lah yang dijual ."},
    {"Apapun katanya, kami siap.",
     "Apa+pun kata+nya , kami siap ."},
    {"Kutulis surat itu.",
     "Ku+tulis surat itu ."},
    {"Surat itu kutulis kemarin.",
     "Surat itu ku+tulis kemarin ."},
    {"Apa yang kaulihat?",
     "Apa yang kau+lihat ?"},
    {"Kepadaku ia bercerita.",
     "Kepada+ku ia bercerita ."},
    {"Anak-anaknya bersekolah.",
     "Anak-anak+nya bersekolah ."},
    {"Teman-temanku datang.",
     "Teman-teman+ku datang ."},
    {"Negara-negara tetangga setuju.",
     "Negara-negara tetangga setuju ."},
    {"PPh-nya naik.",
     "PPh - nya naik ."},
    {"APBD-nya defisit.",
     "APBD - nya defisit ."},
    {"Menurutnya, keduanya benar.",
     "Menurut+nya , kedua+nya benar ."},
    {"Hanya dia punya waktu.",
     "Hanya dia punya waktu ."},
    {"Akhirnya ia menyerah.",
     "Akhirnya ia menyerah ."},
    {"Sebelumnya ia ditanya wartawan.",
     "Sebelumnya ia ditanya wartawan ."},
    {"Meskipun hujan, mereka datang.",
     "Meskipun hujan , mereka datang ."},
    {"Baik ayah maupun ibu setuju.",
     "Baik ayah maupun ibu setuju ."},
    {"Adapun rapat itu ditunda.",
     "Adapun rapat itu ditunda ."},
    {"Adalah benar bahwa ia telah pergi.",
     "Adalah benar bahwa ia telah pergi ."},
    {"Bahkan sekolah itu roboh.",
     "Bahkan sekolah itu roboh ."},
    {"Pelaku mengaku salah.",
     "Pelaku mengaku salah ."},
    {"Suku itu berlaku jujur.",
     "Suku itu berlaku jujur ."},
    {"Ilmu itu berguna bagi tamu.",
     "Ilmu itu berguna bagi tamu ."},
    {"Warga Maluku dan Kalla tiba.",
     "Warga Maluku dan Kalla tiba ."},
    {"Ia ke Bekasi, Bali, Aceh, dan Tanjungpinang.",
     "Ia ke Bekasi , Bali , Aceh , dan Tanjungpinang ."},
    {"Ia terbang ke Kenya dan Kuwait.",
     "Ia terbang ke Kenya dan Kuwait ."},
    {"Langkah itu tepat.",
     "Langkah itu tepat ."},
    {"Masalah dan jumlah bertambah.",
     "Masalah dan jumlah bertambah ."},
    {"Kukang itu dilepas.",
     "Kukang itu dilepas ."},
    {"Kurang dari sepuluh orang kuliah.",
     "Kurang dari sepuluh orang kuliah ."},
    {"Kaum muda memakai kaus.",
     "Kaum muda memakai kaus ."},
    {"tentaraAmerika menyerbu desa.",
     "tentara Amerika menyerbu desa ."},
    {"Ia memakai iPhone dan YouTube.",
     "Ia memakai iPhone dan YouTube ."},
    {"Kantor detikSulsel pindah.",
     "Kantor detikSulsel pindah ."},
    {"Ma'ruf salat Jum'at.",
     "Ma'ruf salat Jum'at ."},
    {"Restoran McDonald's tutup.",
     "Restoran McDonald 's tutup ."},
    {"Perusahaan E&P merugi.",
     "Perusahaan E&P merugi ."},
    {"Toko AT&T dibuka.",
     "Toko AT&T dibuka ."},
    {"Bapepam-LK menolak.",
     "Bapepam - LK menolak ."},
    {"Pertemuan AS-Jepang batal.",
     "Pertemuan AS - Jepang batal ."},
    {"RAPBN-P dibahas.",
     "RAPBN-P dibahas ."},
    {"Undang-Undang itu direvisi.",
     "Undang-Undang itu direvisi ."},
    {"E-KTP rusak.",
     "E-KTP rusak ."},
    {"Kelompok pro-Beijing menang.",
     "Kelompok pro-Beijing menang ."},
    {"Harley-Davidson dijual.",
     "Harley-Davidson dijual ."},
    {"Trent Alexander-Arnold cedera.", "Trent Alexander-Arnold cedera ."},
    {"Selama 30 menit-45 menit.", "Selama 30 menit - 45 menit ."},
    {"Senapan M-16 disita.", "Senapan M-16 disita ."},
    {"Kurs Rp9.375/9.385 per dolar.", "Kurs Rp 9.375 / 9.385 per dolar ."},
    {"Dikirim C/O Sinar.", "Dikirim C/O Sinar ."},
    {"Abdullah al-Jadaan hadir.",
     "Abdullah al-Jadaan hadir ."},
    {"Jagorawi-Cinere macet.",
     "Jagorawi - Cinere macet ."},
    {"\"Kami siap,\" kata dia.",
     "\" Kami siap , \" kata dia ."},
    {"\"Benarkah?\" tanya dia. \"Tidak!\" jawabnya.",
     "\" Benar+kah ? \" tanya dia . // \" Tidak ! \" jawab+nya ."},
    {"Ia berkata: \"Kami menang. Kami bangga.\" Penonton bersorak.",
     "Ia berkata : \" Kami menang . // Kami bangga . \" // Penonton bersorak ."},
    {"Ia menulis, \"Selamat tinggal.\" Lalu ia pergi.",
     "Ia menulis , \" Selamat tinggal . \" // Lalu ia pergi ."},
    {"Lagu 'Tanah Airku' dinyanyikan.",
     "Lagu ' Tanah Air+ku ' dinyanyikan ."},
    {"“Kami kalah,” ujarnya. “Maaf.”",
     "“ Kami kalah , ” ujar+nya . // “ Maaf . ”"},
    {"Ia (yang sakit) tidak datang.",
     "Ia ( yang sakit ) tidak datang ."},
    {"Rapat [tertutup] selesai.",
     "Rapat [ tertutup ] selesai ."},
    {"Ia diam... Lalu menangis.",
     "Ia diam ... // Lalu menangis ."},
    {"Ia diam ... lalu menangis.",
     "Ia diam ... lalu menangis ."},
    {"Gedung itu — kata pejabat – kosong.",
     "Gedung itu — kata pejabat – kosong ."},
    {"Selesai--sudah.",
     "Selesai -- sudah ."},
    {"1. Siapa yang datang?",
     "1 . Siapa yang datang ?"},
    {"Pada 2019. Presiden terpilih.",
     "Pada 2019 . // Presiden terpilih ."},
    {"Suaranya pelan.Ia bingung.",
     "Suara+nya pelan . // Ia bingung ."},
    {"Apa?! Tidak mungkin!",
     "Apa ? ! // Tidak mungkin !"},
    {"Namanya Rp, bukan angka.",
     "Nama+nya Rp , bukan angka ."},
    {"Skor 2-1 untuk tuan rumah.",
     "Skor 2 - 1 untuk tuan rumah ."},
};

static const Case csui_cases[] = {
    {"Peralatan lainnya rusak.", "Peralatan lain+nya rusak ."},
    {"Mereka pergi walaupun hujan.", "Mereka pergi walau+pun hujan ."},
    {"Dr. Budi hadir.", "Dr. Budi hadir ."},
};

static const Case gsd_cases[] = {
    {"Dr. Budi hadir.", "Dr . Budi hadir ."},
    {"Peralatan lainnya rusak.", "Peralatan lainnya rusak ."},
    {"Ia melihat hamba-Ku.", "Ia melihat hamba-+Ku ."},
    {"Skor 2-2 bertahan.", "Skor 2-2 bertahan ."},
    {"Ia diam...", "Ia diam . . ."},
};
// clang-format on

static WartaTokenizer *tokenizer;

static WartaDocument *
split(const char *text, size_t length, WartaStyle style)
{
  WartaDocument *doc = warta_document_new();
  doc->text = warta_arena_strndup(doc->arena, text, length);
  doc->length = (uint32_t)length;
  warta_split_text_style(doc, tokenizer, style, WARTA_SENTENCE_MAX);
  return doc;
}

static char *
print_tokens(const WartaDocument *doc)
{
  GString *out = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    const WartaToken *token = &doc->tokens[i];
    if (i > 0) {
      const bool joined = token->flags & WARTA_TOKEN_JOINED;
      const bool same = doc->tokens[i - 1].sentence == token->sentence;
      g_string_append(out, joined ? "+" : same ? " " : " // ");
    }
    g_string_append_len(out, doc->text + token->span.begin,
                        (gssize)warta_span_length(token->span));
  }
  return g_string_free(out, FALSE);
}

static bool
is_visible(char c)
{
  return (unsigned char)c > ' ' && c != 0x7f;
}

/// Every visible ASCII byte lies in exactly one token, and tokens are sorted.
static void
check_cover(const WartaDocument *doc)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i <= doc->n_tokens; ++i) {
    const uint32_t end =
        i == doc->n_tokens ? doc->length : doc->tokens[i].span.begin;
    for (; at < end; ++at) {
      g_assert_false(is_visible(doc->text[at]) &&
                     (unsigned char)doc->text[at] < 0x80);
    }
    if (i < doc->n_tokens) {
      at = doc->tokens[i].span.end;
    }
  }
}

static void
check_document(const WartaDocument *doc)
{
  g_autoptr(GError) error = NULL;
  warta_document_check(doc, &error);
  g_assert_no_error(error);
  check_cover(doc);
  for (uint32_t i = 0; i < doc->n_sentences; ++i) {
    const WartaSentence *sentence = &doc->sentences[i];
    g_assert_cmpuint(sentence->end_token - sentence->first_token, <=,
                     WARTA_SENTENCE_MAX);
  }
}

static void
run_cases(const Case *table, size_t n, WartaStyle style)
{
  for (size_t i = 0; i < n; ++i) {
    g_autoptr(WartaDocument) doc =
        split(table[i].text, strlen(table[i].text), style);
    g_autofree char *tokens = print_tokens(doc);
    g_assert_cmpstr(tokens, ==, table[i].tokens);
    check_document(doc);
  }
}

static void
test_cases(void)
{
  run_cases(cases, G_N_ELEMENTS(cases), WARTA_STYLE_NEWS);
}

static void
test_styles(void)
{
  run_cases(csui_cases, G_N_ELEMENTS(csui_cases), WARTA_STYLE_CSUI);
  run_cases(gsd_cases, G_N_ELEMENTS(gsd_cases), WARTA_STYLE_GSD);
}

// A case means the same when other text stands before and after it.
static void
test_lines(void)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GString) expected = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    g_string_append_printf(text, "\n  %s \r\n", cases[i].text);
    g_string_append_printf(expected, "%s%s", i > 0 ? " // " : "",
                           cases[i].tokens);
  }
  g_autoptr(WartaDocument) doc = split(text->str, text->len, WARTA_STYLE_NEWS);
  g_autofree char *tokens = print_tokens(doc);
  g_assert_cmpstr(tokens, ==, expected->str);
  check_document(doc);
  g_assert_cmpuint(doc->sentences[0].paragraph, ==, 1);
}

static void
test_flags(void)
{
  static const char text[] = "\"RUMAHNYA 2 Dr. Émile,\" katanya";
  g_autoptr(WartaDocument) doc = split(text, strlen(text), WARTA_STYLE_NEWS);
  static const uint32_t expected[] = {
      WARTA_TOKEN_OPEN_QUOTE,
      WARTA_TOKEN_CAPITAL | WARTA_TOKEN_UPPER | WARTA_TOKEN_WORD,
      WARTA_TOKEN_CAPITAL | WARTA_TOKEN_UPPER | WARTA_TOKEN_WORD |
          WARTA_TOKEN_JOINED | WARTA_TOKEN_SPACE_AFTER,
      WARTA_TOKEN_NUMERIC | WARTA_TOKEN_SPACE_AFTER,
      WARTA_TOKEN_CAPITAL | WARTA_TOKEN_WORD | WARTA_TOKEN_ABBREVIATION |
          WARTA_TOKEN_SPACE_AFTER,
      WARTA_TOKEN_CAPITAL | WARTA_TOKEN_WORD,
      0,
      WARTA_TOKEN_CLOSE_QUOTE | WARTA_TOKEN_SPACE_AFTER,
      WARTA_TOKEN_WORD,
      WARTA_TOKEN_WORD | WARTA_TOKEN_JOINED | WARTA_TOKEN_SPACE_AFTER,
  };
  g_assert_cmpuint(doc->n_tokens, ==, G_N_ELEMENTS(expected));
  for (uint32_t i = 0; i < doc->n_tokens; ++i) {
    g_test_message("token %u", i);
    g_assert_cmphex(doc->tokens[i].flags, ==, expected[i]);
  }
  g_assert_cmpstr(doc->tokens[1].lower, ==, "rumah");
  g_assert_cmpstr(doc->tokens[5].lower, ==, "émile");
}

static void
test_straight_quotes(void)
{
  static const char text[] = "“Qur’an”";
  g_autoptr(WartaDocument) doc = split(text, strlen(text), WARTA_STYLE_NEWS);
  g_assert_cmpuint(doc->n_tokens, ==, 3);
  g_assert_cmpstr(doc->tokens[0].lower, ==, "\"");
  g_assert_cmpstr(doc->tokens[1].lower, ==, "qur'an");
}

// A sentence never crosses the border of a mark, and knows its mark.
static void
test_marks(void)
{
  static const char text[] = "JAKARTA, Warta - Presiden tiba. Baca juga: Ini";
  g_autoptr(WartaDocument) doc = warta_document_new();
  WartaMark marks[] = {{{0, 16}, WARTA_MARK_DATELINE},
                       {{32, 46}, WARTA_MARK_READ_ALSO}};
  doc->text = text;
  doc->length = sizeof(text) - 1;
  doc->marks = marks;
  doc->n_marks = G_N_ELEMENTS(marks);
  warta_split_text(doc, tokenizer);
  check_document(doc);
  g_assert_cmpuint(doc->n_sentences, ==, 3);
  g_assert_cmpuint(doc->sentences[0].mark, ==, 0);
  g_assert_cmpuint(doc->sentences[1].mark, ==, WARTA_NONE);
  g_assert_cmpuint(doc->sentences[2].mark, ==, 1);
  g_assert_cmpuint(doc->sentences[1].span.begin, ==, 17);
  g_assert_cmpuint(doc->sentences[1].span.end, ==, 31);
}

static void
test_empty(void)
{
  g_autoptr(WartaDocument) none = split("", 0, WARTA_STYLE_NEWS);
  g_assert_cmpuint(none->n_tokens, ==, 0);
  g_autoptr(WartaDocument) blank = split(" \n\t\n ", 5, WARTA_STYLE_NEWS);
  g_assert_cmpuint(blank->n_tokens, ==, 0);
  g_assert_cmpuint(blank->n_sentences, ==, 0);
}

/// Split `n` bytes of the pattern repeated; fail when it takes too long for a
/// linear algorithm.
static void
run_repeated(const char *pattern, uint32_t n)
{
  g_autoptr(GString) text = g_string_sized_new(n + 64);
  while (text->len < n) {
    g_string_append(text, pattern);
  }
  const gint64 start = g_get_monotonic_time();
  g_autoptr(WartaDocument) doc = split(text->str, text->len, WARTA_STYLE_NEWS);
  const gint64 time = g_get_monotonic_time() - start;
  g_test_message("%s: %.3f s", pattern, (double)time / 1e6);
  g_assert_cmpint(time, <, 20 * (gint64)G_USEC_PER_SEC);
  check_document(doc);
}

static void
test_hostile(void)
{
  static const char *const patterns[] = {
      "a",    "\"",       "'",     ".",        "!",       "(",
      "a.",   "A.",       "a-",    "A-",       "1,",      "1-",
      "1/",   "a/1",      "é",     "“",        "www.a(",  "a@",
      "-nya", "Aa-Aa",    "kata ", "kata, ",   "A b. ",   ".\"",
      "S.H.", "rumahnya", "aB",    "tentaraA", "http://", "` ",
      "?! ",  "#a",       "@a.",   "\xc2\xa0", "1.5 ",    "Rp1",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(patterns); ++i) {
    run_repeated(patterns[i], 300000);
  }
}

// A sentence without end is cut behind a comma.
static void
test_long_sentence(void)
{
  g_autoptr(GString) text = g_string_new("Mereka membeli");
  for (int i = 0; i < 400; ++i) {
    g_string_append(text, " beras dan gula,");
  }
  g_autoptr(WartaDocument) doc = split(text->str, text->len, WARTA_STYLE_NEWS);
  check_document(doc);
  g_assert_cmpuint(doc->n_sentences, ==, 5);
  for (uint32_t i = 0; i < doc->n_sentences; ++i) {
    const WartaSpan span = doc->sentences[i].span;
    g_assert_true(doc->text[span.end - 1] == ',');
  }
}

static void
test_huge_word(void)
{
  run_repeated("a", 10000000);
  run_repeated("\"", 1000000);
  run_repeated("rumah ", 5000000);
}

// Random strings of pieces that mean something to the tokenizer.
static void
test_random(void)
{
  static const char *const pieces[] = {
      "a", "B",  "1",  ".",  ",", "-", " ",       "\"", "'",  "nya", "Rp",
      "/", "\n", "é",  "(",  ")", "“", "”",       "S.", "H.", "lah", "www.",
      "@", "#",  "ku", "\t", "!", "–", "Jakarta", "No", "%",  "…"};
  GRand *rand = g_rand_new_with_seed(7);
  for (int i = 0; i < 3000; ++i) {
    g_autoptr(GString) text = g_string_new(NULL);
    const int n = g_rand_int_range(rand, 0, 40);
    for (int k = 0; k < n; ++k) {
      const int at = g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces));
      g_string_append(text, pieces[at]);
    }
    g_autoptr(WartaDocument) doc =
        split(text->str, text->len, (WartaStyle)(i % WARTA_N_STYLES));
    check_document(doc);
  }
  g_rand_free(rand);
}

static void
test_bad_table(void)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_tokenizer_load("/nonexistent", &error));
  g_assert_nonnull(error);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  tokenizer = warta_tokenizer_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  g_test_add_func("/text/cases", test_cases);
  g_test_add_func("/text/styles", test_styles);
  g_test_add_func("/text/lines", test_lines);
  g_test_add_func("/text/flags", test_flags);
  g_test_add_func("/text/straight-quotes", test_straight_quotes);
  g_test_add_func("/text/marks", test_marks);
  g_test_add_func("/text/empty", test_empty);
  g_test_add_func("/text/hostile", test_hostile);
  g_test_add_func("/text/long-sentence", test_long_sentence);
  g_test_add_func("/text/huge-word", test_huge_word);
  g_test_add_func("/text/random", test_random);
  g_test_add_func("/text/bad-table", test_bad_table);
  const int status = g_test_run();
  warta_tokenizer_free(tokenizer);
  return status;
}
