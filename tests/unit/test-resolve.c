// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Articles are written as tokens between single spaces, with
//   [P Sergei Lavrov]   a name: P person, O organisation, C country,
//                       L place, X other
//   {a1 ...}            a participant: role (a agent, t target, r recipient,
//                       p place, s source; A agent of a verb of saying) and
//                       event; its head is its first token, or the one after *
//   "1 ... "            a quotation that event 1 reports
//   _nya                a clitic
// and a sentence ends at a full stop.

#include "resolve/resolve.h"

#include <string.h>

typedef struct {
  WartaDocument *doc;
  GString *text;
  GArray *tokens;
  GArray *sentences;
  GArray *names;
  GArray *participants;
  GArray *arguments;
  GArray *quotes;
  uint32_t n_events;
  bool speech[16];
  uint32_t agents[16];
  uint32_t open_participant;
  uint32_t quote_event;
  uint32_t quote_begin;
  bool star;
} Builder;

static WartaResolver *lexica;
static WartaGazetteer *gazetteer;
static WartaIdentity identity;

static uint32_t
position(const Builder *b)
{
  return (uint32_t)b->text->len;
}

static void
open_sentence(Builder *b)
{
  const WartaSentence sentence = {
      .span = {position(b), position(b)},
      .first_token = b->tokens->len,
      .end_token = b->tokens->len,
      .mark = WARTA_NONE,
  };
  g_array_append_val(b->sentences, sentence);
}

static uint32_t
flags_of(const char *form)
{
  uint32_t flags = WARTA_TOKEN_SPACE_AFTER;
  bool upper = strlen(form) > 1;
  for (const char *c = form; *c != '\0'; ++c) {
    upper = upper && !g_ascii_islower(*c) && g_ascii_isalpha(form[0]);
    flags |= g_ascii_isalpha(*c) ? WARTA_TOKEN_WORD : 0;
    flags |= g_ascii_isdigit(*c) ? WARTA_TOKEN_NUMERIC : 0;
  }
  flags |= g_ascii_isupper(form[0]) ? WARTA_TOKEN_CAPITAL : 0;
  return flags | (upper ? WARTA_TOKEN_UPPER : 0);
}

static void
add_token(Builder *b, const char *form)
{
  const bool clitic = form[0] == '_';
  form += clitic;
  if (b->text->len > 0 && !clitic) {
    g_string_append_c(b->text, ' ');
  }
  WartaToken token = {
      .span = {position(b), position(b) + (uint32_t)strlen(form)},
      .lower = warta_arena_strdup(b->doc->arena, form),
      .sentence = b->sentences->len - 1,
      .flags = flags_of(form) | (clitic ? WARTA_TOKEN_JOINED : 0),
      .name = WARTA_NONE,
      .time = WARTA_NONE,
      .head = WARTA_NONE,
  };
  for (char *c = (char *)token.lower; *c != '\0'; ++c) {
    *c = g_ascii_tolower(*c);
  }
  g_string_append(b->text, form);
  if (b->star) {
    g_array_index(b->participants, WartaParticipant, b->open_participant).head =
        b->tokens->len;
    b->star = false;
  }
  g_array_append_val(b->tokens, token);
  if (strcmp(form, ".") == 0) {
    open_sentence(b);
  }
}

static WartaKind
kind_of(char letter)
{
  return letter == 'P'   ? WARTA_KIND_PERSON
         : letter == 'O' ? WARTA_KIND_ORGANIZATION
         : letter == 'C' ? WARTA_KIND_COUNTRY
         : letter == 'L' ? WARTA_KIND_PLACE
                         : WARTA_KIND_OTHER;
}

static void
open_role(Builder *b, const char *code)
{
  static const char letters[] = "atrps";
  const uint32_t event = (uint32_t)(code[1] - '0');
  const char letter = g_ascii_tolower(code[0]);
  b->n_events = MAX(b->n_events, event + 1);
  b->speech[event] |= code[0] == 'A';
  const WartaParticipant participant = {.first_token = b->tokens->len,
                                        .head = b->tokens->len,
                                        .name = WARTA_NONE,
                                        .entity = WARTA_NONE};
  const WartaArgument argument = {
      .event = event,
      .participant = b->participants->len,
      .role = (WartaRole)(strchr(letters, letter) - letters)};
  if (letter == 'a') {
    b->agents[event] = b->participants->len;
  }
  b->open_participant = b->participants->len;
  g_array_append_val(b->participants, participant);
  g_array_append_val(b->arguments, argument);
}

static void
close_role(Builder *b)
{
  WartaParticipant *p =
      &g_array_index(b->participants, WartaParticipant, b->open_participant);
  const WartaToken *tokens = (const WartaToken *)(void *)b->tokens->data;
  p->end_token = b->tokens->len;
  p->span = (WartaSpan){tokens[p->first_token].span.begin,
                        tokens[p->end_token - 1].span.end};
}

static void
close_name(Builder *b)
{
  const uint32_t index = b->names->len - 1;
  WartaName *name = &g_array_index(b->names, WartaName, index);
  name->end_token = b->tokens->len;
  for (uint32_t i = name->first_token; i < name->end_token; ++i) {
    g_array_index(b->tokens, WartaToken, i).name = index;
  }
  name->span = (WartaSpan){
      g_array_index(b->tokens, WartaToken, name->first_token).span.begin,
      g_array_index(b->tokens, WartaToken, name->end_token - 1).span.end};
}

static void
quote_mark(Builder *b, const char *word)
{
  if (word[1] != '\0') {
    b->quote_event = (uint32_t)(word[1] - '0');
    add_token(b, "\"");
    b->quote_begin = position(b);
    return;
  }
  const WartaQuote quote = {
      {b->quote_begin, position(b)}, b->quote_event, b->quote_event};
  g_array_append_val(b->quotes, quote);
  add_token(b, "\"");
}

static void
add_word(Builder *b, char *word)
{
  uint32_t closing_name = 0;
  uint32_t closing_role = 0;
  for (size_t n = strlen(word); n > 1; --n) {
    closing_name += word[n - 1] == ']';
    closing_role += word[n - 1] == '}';
    if (word[n - 1] != ']' && word[n - 1] != '}') {
      break;
    }
    word[n - 1] = '\0';
  }
  if (word[0] == '{') {
    open_role(b, word + 1);
  } else if (word[0] == '[') {
    const WartaName name = {.first_token = b->tokens->len,
                            .kind = kind_of(word[1]),
                            .entry = WARTA_NONE,
                            .entity = WARTA_NONE};
    g_array_append_val(b->names, name);
  } else if (word[0] == '"') {
    quote_mark(b, word);
  } else {
    b->star = word[0] == '*';
    add_token(b, word + (word[0] == '*'));
  }
  if (closing_name > 0) {
    close_name(b);
  }
  if (closing_role > 0) {
    close_role(b);
  }
}

static int
compare_arguments(const void *a, const void *b)
{
  const WartaArgument *x = a;
  const WartaArgument *y = b;
  return x->event != y->event ? (x->event < y->event ? -1 : 1)
                              : (int)x->role - (int)y->role;
}

static void
finish_events(Builder *b)
{
  WartaDocument *doc = b->doc;
  doc->n_events = b->n_events;
  doc->events = warta_arena_array(doc->arena, WartaEvent, b->n_events + 1);
  g_array_sort(b->arguments, compare_arguments);
  warta_document_layer(doc, b->arguments, WartaArgument, arguments);
  for (uint32_t i = 0; i < doc->n_quotes; ++i) {
    doc->quotes[i].speaker = b->agents[doc->quotes[i].event];
  }
  for (uint32_t e = 0, a = 0; e < b->n_events; ++e) {
    doc->events[e].speech = b->speech[e];
    doc->events[e].first_argument = a;
    while (a < doc->n_arguments && doc->arguments[a].event == e) {
      ++a;
    }
    doc->events[e].end_argument = a;
  }
}

static WartaDocument *
build(const char *article)
{
  Builder b = {.doc = warta_document_new(),
               .text = g_string_new(NULL),
               .tokens = g_array_new(FALSE, TRUE, sizeof(WartaToken)),
               .sentences = g_array_new(FALSE, TRUE, sizeof(WartaSentence)),
               .names = g_array_new(FALSE, TRUE, sizeof(WartaName)),
               .participants =
                   g_array_new(FALSE, TRUE, sizeof(WartaParticipant)),
               .arguments = g_array_new(FALSE, TRUE, sizeof(WartaArgument)),
               .quotes = g_array_new(FALSE, TRUE, sizeof(WartaQuote))};
  open_sentence(&b);
  g_auto(GStrv) words = g_strsplit(article, " ", -1);
  for (uint32_t i = 0; words[i] != NULL; ++i) {
    add_word(&b, words[i]);
  }
  for (uint32_t i = 0; i < b.sentences->len; ++i) {
    g_array_index(b.sentences, WartaSentence, i).end_token =
        i + 1 < b.sentences->len
            ? g_array_index(b.sentences, WartaSentence, i + 1).first_token
            : b.tokens->len;
  }
  WartaDocument *doc = b.doc;
  doc->id = "uji";
  doc->length = (uint32_t)b.text->len;
  doc->text = warta_arena_strdup(doc->arena, b.text->str);
  warta_document_layer(doc, b.tokens, WartaToken, tokens);
  warta_document_layer(doc, b.sentences, WartaSentence, sentences);
  warta_document_layer(doc, b.names, WartaName, names);
  warta_document_layer(doc, b.participants, WartaParticipant, participants);
  warta_document_layer(doc, b.quotes, WartaQuote, quotes);
  finish_events(&b);
  g_string_free(b.text, TRUE);
  g_array_unref(b.tokens);
  g_array_unref(b.sentences);
  g_array_unref(b.names);
  g_array_unref(b.participants);
  g_array_unref(b.arguments);
  g_array_unref(b.quotes);
  warta_resolve_entities(doc, lexica, gazetteer, identity);
  return doc;
}

/* ---- Checks ---- */

/// Check the entities of the article: "label/kind letter" separated by ", ",
/// in small letters for what cannot act.
static void
check_entities(const char *article, const char *expected)
{
  static const char letters[] = "xpoclgewx";
  g_autoptr(WartaDocument) doc = build(article);
  g_autoptr(GString) got = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    const WartaEntity *e = &doc->entities[i];
    const char letter = letters[e->kind];
    g_string_append_printf(got, "%s%s/%c", i == 0 ? "" : ", ", e->label,
                           e->actor ? g_ascii_toupper(letter) : letter);
  }
  g_assert_cmpstr(got->str, ==, expected);
}

/// Check the labels of the participants' entities, "-" for none.
static void
check_fillers(const char *article, const char *expected)
{
  g_autoptr(WartaDocument) doc = build(article);
  g_autoptr(GString) got = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_participants; ++i) {
    const uint32_t entity = doc->participants[i].entity;
    g_string_append_printf(got, "%s%s", i == 0 ? "" : ", ",
                           entity == WARTA_NONE ? "-"
                                                : doc->entities[entity].label);
  }
  g_assert_cmpstr(got->str, ==, expected);
}

static void
test_gazetteer_identity(void)
{
  check_entities("[C AS] menuduh [O Huawei] . Pihak [C Amerika Serikat] dan "
                 "[X Negeri Paman Sam] diam . [O Departemen Perdagangan AS] "
                 "bicara .",
                 "Amerika Serikat/C, Huawei/O, Departemen Perdagangan AS/O");
  // Initials are nobody's country
  check_entities("Pria berinisial [C AS] ditangkap .", "AS/P");
  check_entities("[C AS] ( 45 ) ditangkap .", "AS/P");
}

/// Check how sure the link of the entity is.
static void
check_link(const char *article, const char *label, float link)
{
  g_autoptr(WartaDocument) doc = build(article);
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    if (strcmp(doc->entities[i].label, label) == 0) {
      g_assert_cmpfloat(doc->entities[i].link, ==, link);
      return;
    }
  }
  g_assert_not_reached();
}

static void
test_links(void)
{
  check_link("[C Amerika Serikat] diam .", "Amerika Serikat", 1);
  // Another word too: until it acts, or something of its country is named
  check_link("Ada [O Triumph] di sana .", "Triumph", 0.7F);
  check_link("{a0 [O Triumph]} menolak .", "Triumph", 1);
}

/// The last part of the first entity's IRI.
static char *
first_slug(const char *article)
{
  g_autoptr(WartaDocument) doc = build(article);
  return g_strdup(doc->entities[0].slug);
}

static void
test_sides(void)
{
  check_fillers("{a0 Pihak} diam .", "-");
  check_fillers("{a0 Kedua pihak} sepakat .", "Kedua pihak");
  check_fillers("Mereka menemui {t0 Ketua RT} .", "Ketua RT");
  check_fillers("{t0 saksi AR} ditemui .", "AR");
  check_fillers("{a0 Kedua negara} sepakat .", "Kedua negara");
  // The head of a phrase may be what the office is of
  check_fillers("{a0 Menlu [C *Rusia] [P Sergei Lavrov]} pergi .",
                "Sergei Lavrov");
  check_fillers("{a0 Orang [C *Rusia] dan [P Sergei Lavrov]} pergi .", "Rusia");
}

static void
test_bodies_of_state(void)
{
  check_entities("{a0 [O Kementerian Kesehatan Republik Indonesia]} diam .",
                 "Kementerian Kesehatan/O");
  check_entities("{a0 [O Kementerian Sagu Republik Indonesia]} diam .",
                 "Kementerian Sagu Republik Indonesia/O");
  // An acronym of one body, whatever the tagger says; two letters may be
  // anybody
  check_entities("{a0 [P BPOM]} diam .", "Badan Pengawas Obat dan Makanan/O");
  check_entities("{a0 [P MA]} diam .", "MA/P");
  // A word for a kind of body is another body in each article
  g_autofree char *body = first_slug("{a0 [O Kementerian]} diam .");
  g_assert_cmpstr(body, !=, "kementerian");
  g_autofree char *named = first_slug("{a0 [O Kementerian Sagu]} diam .");
  g_assert_cmpstr(named, ==, "kementerian-sagu");
}

static void
test_strings(void)
{
  identity = WARTA_IDENTITY_STRING;
  check_entities("[C AS] menuduh [C Amerika Serikat] . [C AS] diam .",
                 "AS/C, Amerika Serikat/C");
  check_entities("[P Raka Wijaya] datang . [P Raka] diam .",
                 "Raka Wijaya/P, Raka/P");
  check_fillers("{a0 [P Raka Wijaya]} datang . {a1 Ia} diam . {a2 [L Beijing]} "
                "menolak .",
                "Raka Wijaya, -, Beijing");
  identity = WARTA_IDENTITY_FULL;
}

static void
test_led_names(void)
{
  check_entities("[O Kantor Berita Angin] menulis . {a0 [P Angin]} diam .",
                 "Kantor Berita Angin/O");
  check_entities("[O Kantor Berita Angin] menulis . {a0 [P Angkuh]} diam .",
                 "Kantor Berita Angin/O, Angkuh/P");
  check_entities("[O Dinas Angin] menulis . {a0 [P Angin]} diam .",
                 "Dinas Angin/O, Angin/P");
}

static void
test_government(void)
{
  check_fillers("{a0 Pemerintah [C Jerman]} menolak {t0 usul [C Prancis]} .",
                "Jerman, usul Prancis");
  check_fillers("[C Iran] marah . {a0 Pemerintah} protes .", "Iran");
  check_fillers("[L Jakarta] dan [C Iran] . {a0 Pemerintah} protes .",
                "Indonesia");
  check_fillers("{a0 Pemerintah kota} protes .", "Pemerintah kota");
}

static void
test_metonym(void)
{
  check_fillers("{a0 [L Beijing]} mengumumkan {t0 aturan} .",
                "Tiongkok, aturan");
  check_fillers("Ia tiba di {p0 [L Beijing]} .", "Beijing");
  check_fillers("Menteri itu menuju ke {t0 [L Beijing]} .", "Beijing");
}

static void
test_acronyms(void)
{
  check_entities("[O Lembaga Air Nusantara] ( [O LAN] ) bubar . {a0 [O LAN]} "
                 "diam .",
                 "Lembaga Air Nusantara/O");
  check_entities("[O Komisi Pemberantasan Korupsi RI] ( [O KPK] ) diam .",
                 "Komisi Pemberantasan Korupsi/O");
  check_entities("[O Lembaga Cuaca Maritim] ( [O LCM] ) bubar . {a0 [O LCM]} "
                 "diam .",
                 "Lembaga Cuaca Maritim/O");
  check_entities("[O Lembaga Cuaca Maritim] ( [O Surya] ) bubar .",
                 "Lembaga Cuaca Maritim/O, Surya/O");
  // Where the tagger missed the acronym
  check_fillers("[O Lembaga Cuaca Maritim] ( LCM ) bubar . {a0 LCM} diam .",
                "Lembaga Cuaca Maritim");
}

static void
test_short_names(void)
{
  check_entities("[P Raka Wijaya Putra] datang . [P Raka] bicara . [P Wijaya "
                 "Putra] diam . [P Raga] pergi .",
                 "Raka Wijaya Putra/P, Raga/P");
  // The nearest before wins
  check_fillers("[P Dewi Lestari] datang . [P Dewi Anjani] pulang . {a0 [P "
                "Dewi]} tidur .",
                "Dewi Anjani");
  check_fillers("[P Dewi Lestari] datang . {a0 [P Dewi]} pulang . [P Dewi "
                "Anjani] datang . {a1 [P Dewi]} tidur .",
                "Dewi Lestari, Dewi Anjani");
  // A headline may come first, and the tagger may err on a short name
  check_entities("[O Raka] menang . [P Raka Wijaya] senang .", "Raka Wijaya/P");
  check_entities("[O Dinas Pasar Kota Lama] tutup . [O Dinas Pasar] buka .",
                 "Dinas Pasar Kota Lama/O");
  // Brands are not cut short
  check_entities("[O Kopi Jaya Nusa] tutup . [O Kopi Jaya] buka .",
                 "Kopi Jaya Nusa/O, Kopi Jaya/O");
  check_entities("[O PT Kopi Jaya Tbk] tutup . [O Kopi Jaya] buka .",
                 "PT Kopi Jaya Tbk/O");
}

static void
check_office(const char *article, const char *label, const char *office)
{
  g_autoptr(WartaDocument) doc = build(article);
  for (uint32_t i = 0; i < doc->n_entities; ++i) {
    if (strcmp(doc->entities[i].label, label) == 0) {
      g_assert_cmpstr(doc->entities[i].office, ==, office);
      return;
    }
  }
  g_error("no %s in: %s", label, article);
}

static void
test_offices(void)
{
  check_office("Kata Menlu [C Rusia] [P Sergei Lavrov] .", "Sergei Lavrov",
               "Menlu Rusia");
  check_office("Kapolrestabes [L Makassar] Kombes [P Arya Perdana] pergi .",
               "Arya Perdana", "Kapolrestabes Makassar");
  check_office("Kata juru bicara [O Huawei] , [P Glenn Schloss] .",
               "Glenn Schloss", "juru bicara Huawei");
  check_office("[P Glenn Schloss] , juru bicara [O Huawei] , pergi .",
               "Glenn Schloss", "juru bicara Huawei");
  check_office("Menteri Keuangan ( Menkeu ) [P Rini Astuti] pergi .",
               "Rini Astuti", "Menteri Keuangan");
  check_office("Presiden [P Dodo Surya] dan [P Rini Astuti] pergi .",
               "Rini Astuti", NULL);
  // A body that the tagger took into the name
  check_office("Kata direktur [P Bank Mandiri Rudi Hartawan] .",
               "Rudi Hartawan", "direktur Bank Mandiri");
  check_office("Lalu [P Honda Luca Marini] kalah .", "Luca Marini", NULL);
  check_office("Lalu [P Bank Mandiri Rudi Hartawan] pergi .",
               "Bank Mandiri Rudi Hartawan", NULL);
  // Somebody else, whatever stands before the name
  check_office("{a0 istri} almarhum [P Riswandi Jaya] pergi .", "Riswandi Jaya",
               NULL);
  // A list of results
  check_office("{a0 [P Luca Riva ITA Honda Castrol]} kalah .", "Luca Riva",
               NULL);
  check_office("{a0 [P Alwi Raharja vs Kodai Mori]} mulai .", "Alwi Raharja",
               NULL);
  check_office("{a0 [P Bima Agung III]} pergi .", "Bima Agung III", NULL);
  // With or without a full stop
  check_office("{a0 [P Prof. Rina Wulan]} pergi .", "Rina Wulan", NULL);
  check_office("{a0 [P Rina K.]} pergi .", "Rina K.", NULL);
  // A title taken into the name is left out of it
  check_office("[P Kombes Pol Arya Perdana S.I.K] pergi .", "Arya Perdana",
               NULL);
}

static void
test_title_is_the_person(void)
{
  check_fillers("{A0 Menlu} [C Rusia] [P Sergei Lavrov] bicara .",
                "Sergei Lavrov");
  check_fillers("{A0 juru bicara [O Huawei]} , [P Glenn Schloss] , bicara .",
                "Glenn Schloss");
  check_fillers("{A0 juru bicara [O Huawei]} bicara .", "juru bicara Huawei");
  check_fillers("Menlu [C Rusia] [P Sergei Lavrov] tiba . {A0 Menlu} bicara .",
                "Sergei Lavrov");
}

static void
test_announced(void)
{
  check_fillers("{a0 perusahaan [O Huawei]} naik .", "Huawei");
  check_fillers("{a0 perusahaan [C China]} naik .", "perusahaan China");
  check_fillers("{a0 pihak [C AS]} diam .", "Amerika Serikat");
  check_fillers("{a0 tersangka [P Budi Raharjo]} diam .", "Budi Raharjo");
  check_fillers("{a0 suami [P Rina Wulan]} diam .", "suami Rina Wulan");
  check_fillers("{a0 warga} bernama [P Rina Wulan] diam .", "Rina Wulan");
  check_fillers("{a0 Para *warga} bernama [P Rina Wulan] diam .", "warga");
}

static void
test_people(void)
{
  check_entities("{a0 Para *nelayan} pergi . {a1 12 *nelayan} pulang .",
                 "nelayan/G");
  check_entities("{a0 warga Desa Suka} protes . {a1 warga} pulang .",
                 "warga Desa Suka/G");
  check_entities("{a0 seorang *wanita} lari . {t1 sebuah *kapal} karam .",
                 "wanita/P, kapal/x");
  check_entities("{a0 para *peselancar} lari .", "peselancar/G");
  check_entities("{a0 ombak} datang .", "ombak/x");
}

static void
test_role_nouns(void)
{
  check_fillers("{a0 [O Huawei]} rugi . {a1 perusahaan itu} tutup .",
                "Huawei, Huawei");
  check_fillers("{a0 [O Huawei]} rugi . {a1 perusahaan} tutup .",
                "Huawei, perusahaan");
  check_fillers("{a0 [C Iran]} protes . {a1 negara tersebut} diam .",
                "Iran, Iran");
  check_fillers("{a0 [P Rina Wulan]} datang . {a1 wanita} itu pergi .",
                "Rina Wulan, Rina Wulan");
  // An epithet is who was told of, a relation is somebody else
  check_fillers("{a0 [P Rina Wulan]} datang . {a1 pelatih asal Brasil} itu "
                "pergi .",
                "Rina Wulan, Rina Wulan");
  check_fillers("{a0 [P Rina Wulan]} datang . {a1 suami asal Brasil} itu "
                "pergi .",
                "Rina Wulan, suami asal Brasil");
  check_fillers("{a0 [P Rina Wulan]} datang . {a1 penyanyi} yang lahir di "
                "Solo itu pergi .",
                "Rina Wulan, Rina Wulan");
  check_fillers("{a0 [P Rina Wulan]} datang . {a1 penyanyi} yang lahir di "
                "Solo , hari itu pergi .",
                "Rina Wulan, penyanyi");
}

static void
test_acting_words(void)
{
  // Written like a name and acting, or quoted: somebody
  check_entities("kemarin {a0 SPPG} tutup .", "SPPG/O");
  check_entities("kemarin {t0 SPPG} tutup .", "SPPG/x");
  check_entities("kemarin {a0 ombak} datang .", "ombak/x");
  check_entities("{a0 Paket} tiba .", "Paket/x");
  check_entities("hujan turun , tulis {s0 komentar} .", "komentar/G");
  check_entities("hujan turun , tulis {t0 komentar} .", "komentar/x");
}

static void
test_pronouns(void)
{
  check_fillers("{A0 [P Rina Wulan]} bicara . {A1 Ia} pergi .",
                "Rina Wulan, Rina Wulan");
  check_fillers("{a0 [P Rina Wulan]} memuji {t0 [P Budi Raharjo]} . {A1 Dia} "
                "senang .",
                "Rina Wulan, Budi Raharjo, Rina Wulan");
  // Not the other participant of the same event
  check_fillers("{a0 [P Rina Wulan]} datang . {a1 [P Budi Raharjo]} memuji "
                "{t1 dia} .",
                "Rina Wulan, Budi Raharjo, Rina Wulan");
  check_fillers("{a0 Warga} marah . {a1 Mereka} protes .", "Warga, Warga");
  check_fillers("Pagi . {a1 Mereka} protes .", "-");
  check_fillers("{a0 [O Huawei]} rugi . {A1 Dia} bicara .", "Huawei, -");
  check_fillers("{A0 [P Rina Wulan]} bicara . Hal itu benar , ujar {A1 _nya} "
                ".",
                "Rina Wulan, Rina Wulan");
}

static void
test_first_person(void)
{
  check_fillers("\"0 {a1 Kami} menolak . \" kata {A0 [P Rina Wulan]} .",
                "Rina Wulan, Rina Wulan");
  check_fillers("{a1 Saya} menolak .", "-");
  check_fillers("\"0 {a1 Anda} menolak . \" kata {A0 [P Rina Wulan]} .",
                "-, Rina Wulan");
}

static void
test_two_sides(void)
{
  // "pihaknya" and "kami" of an office holder are the body
  check_fillers("Kata juru bicara [O Huawei] {A0 [P Glenn Schloss]} . Namun "
                "{a1 pihak} _nya menolak .",
                "Glenn Schloss, Huawei");
  check_fillers("\"0 {a1 Kami} menolak . \" kata juru bicara [O Huawei] {A0 "
                "[P Glenn Schloss]} .",
                "Huawei, Glenn Schloss");
  check_fillers("\"0 {a1 Saya} menolak . \" kata juru bicara [O Huawei] {A0 "
                "[P Glenn Schloss]} .",
                "Glenn Schloss, Glenn Schloss");
  check_fillers("{a0 pihak} menolak .", "-");
  check_fillers("{a0 pihak keluarga} menolak .", "keluarga");
}

static void
test_speaker(void)
{
  // Not somebody whom the quotation talks of
  check_fillers("{A0 [P Rina Wulan]} datang . \"1 {a2 [P Budi Raharjo]} "
                "lari . \" ujar {A1 _nya} .",
                "Rina Wulan, Budi Raharjo, Rina Wulan");
  // The first subject of the sentence before
  check_fillers("{a0 [P Rina Wulan]} tahu {a1 [P Budi Raharjo]} sakit . {a2 "
                "Ia} pergi .",
                "Rina Wulan, Budi Raharjo, Rina Wulan");
}

static void
test_initials(void)
{
  check_fillers("{a0 remaja berinisial IK} lari . {a1 IK} jatuh .", "IK, IK");
  check_fillers("{a0 anak saksi yang bernama SA} lari . {a1 SA} jatuh .",
                "SA, SA");
  check_fillers("{a0 saksi AR} lari . {a1 AR} jatuh .", "AR, AR");
  check_fillers("{a0 pengemudi mobil [O Honda] berinisial RR} lari .", "RR");
  check_entities("[P saksi AR] jatuh . [P AR] pulang .", "AR/P");
  check_fillers("{a0 pembunuh siswi berinisial NU} lari .",
                "pembunuh siswi berinisial NU");
}

static void
test_labels(void)
{
  check_fillers("{a0 wartawan di Jakarta} pergi .", "wartawan");
  check_fillers("{a0 sejumlah saksi} pergi . {a1 saksi-saksi} pulang .",
                "sejumlah saksi, sejumlah saksi");
  check_fillers("{a0 dua orang pria asing} lari . {a1 pria asing itu} jatuh .",
                "dua orang pria asing, dua orang pria asing");
  // "pasukannya" is not the soldiers named before
  check_fillers("{a0 pasukan Iran} maju . {a1 pasukan} _nya mundur .",
                "pasukan Iran, pasukannya");
}

static void
test_bodies(void)
{
  check_fillers("{a0 badan sepak bola dunia [O FIFA]} rapat .", "FIFA");
  check_fillers("{a0 induk perusahaan [O Huawei]} rapat .",
                "induk perusahaan Huawei");
  check_entities("{a0 badan} itu sakit . {a1 dinas} tutup .",
                 "badan/O, dinas/x");
  check_fillers("[O Dishub DKI Jakarta] rapat . {a0 [O Dinas Perhubungan]} "
                "pulang .",
                "Dinas Perhubungan DKI Jakarta");
  check_entities("[O PT Telkom Indonesia] naik . [O Telkom Indonesia] turun .",
                 "Telkom Indonesia/O");
  check_entities("[O Bank Indonesia] rapat . [O Bank] tutup .",
                 "Bank Indonesia/O, Bank/O");
  // A police station is not the regency in its brackets
  check_entities("{a0 [O Polres Toraja Utara]} ( [L Torut] ) rapat .",
                 "Polres Toraja Utara/O, Kabupaten Toraja Utara/l");
  check_entities("[O Samsung Galaxi Zet] laku . {a0 [O Samsung]} untung .",
                 "Samsung Galaxi Zet/x, Samsung/O");
  check_fillers("{a0 juru bicara [P Rina Wulan]} pergi .",
                "juru bicara Rina Wulan");
}

static void
test_names_of_things(void)
{
  check_fillers("Warga membeli {t0 [X BBM]} dan {t1 [X BBM] bersubsidi} .",
                "BBM, BBM bersubsidi");
  check_entities("[X Idul Adha] tiba .", "Idul Adha/e");
}

static void
test_nothing(void)
{
  check_fillers("{a0 itu} benar .", "-");
  check_fillers("{a0 siapa} benar .", "-");
}

static void
test_slugs(void)
{
  g_autoptr(WartaDocument) doc =
      build("[P Rina Wulan] dan {a0 warga} , [P Surabaya Wati] , [L Surabaya] "
            ".");
  g_assert_cmpstr(doc->entities[0].slug, ==, "rina-wulan");
  g_assert_true(g_str_has_prefix(doc->entities[1].slug, "warga-"));
  g_assert_cmpstr(doc->entities[2].slug, ==, "surabaya-wati");
  g_assert_cmpstr(doc->entities[3].slug, ==, "surabaya");
  g_assert_true(doc->entities[3].known);
  g_assert_false(doc->entities[3].actor);
}

static void
test_boilerplate(void)
{
  g_autoptr(WartaDocument) doc = build("[P Rina Wulan] datang .");
  WartaMark mark = {{0, doc->length}, WARTA_MARK_BYLINE};
  doc->marks = &mark;
  doc->n_marks = 1;
  doc->sentences[0].mark = 0;
  warta_resolve_entities(doc, lexica, gazetteer, WARTA_IDENTITY_FULL);
  g_assert_cmpuint(doc->n_entities, ==, 0);
  g_assert_cmpuint(doc->names[0].entity, ==, WARTA_NONE);
}

/// Three thousand names that might all be short for each other.
static void
test_hostile(void)
{
  g_autoptr(GString) article = g_string_new("[P Aa Bb] x");
  for (int i = 0; i < 3000; ++i) {
    g_string_append_printf(article, " [P Aa Bb%d] , {a0 [P Aa]} , itu", i);
  }
  g_string_append(article, " .");
  const gint64 start = g_get_monotonic_time();
  g_autoptr(WartaDocument) doc = build(article->str);
  g_assert_cmpuint(doc->n_entities, ==, 3001);
  g_assert_cmpint(g_get_monotonic_time() - start, <, 5000000);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  const char *dir = g_getenv("WARTAGRAF_DATA");
  g_autoptr(GError) error = NULL;
  lexica = warta_resolver_load(dir, &error);
  g_assert_no_error(error);
  gazetteer = warta_gazetteer_load(dir, &error);
  g_assert_no_error(error);
  g_test_add_func("/resolve/gazetteer-identity", test_gazetteer_identity);
  g_test_add_func("/resolve/links", test_links);
  g_test_add_func("/resolve/bodies-of-state", test_bodies_of_state);
  g_test_add_func("/resolve/two-sides", test_two_sides);
  g_test_add_func("/resolve/strings", test_strings);
  g_test_add_func("/resolve/led-names", test_led_names);
  g_test_add_func("/resolve/government", test_government);
  g_test_add_func("/resolve/metonym", test_metonym);
  g_test_add_func("/resolve/acronyms", test_acronyms);
  g_test_add_func("/resolve/short-names", test_short_names);
  g_test_add_func("/resolve/offices", test_offices);
  g_test_add_func("/resolve/title-is-the-person", test_title_is_the_person);
  g_test_add_func("/resolve/announced", test_announced);
  g_test_add_func("/resolve/people", test_people);
  g_test_add_func("/resolve/role-nouns", test_role_nouns);
  g_test_add_func("/resolve/acting-words", test_acting_words);
  g_test_add_func("/resolve/pronouns", test_pronouns);
  g_test_add_func("/resolve/first-person", test_first_person);
  g_test_add_func("/resolve/sides", test_sides);
  g_test_add_func("/resolve/speaker", test_speaker);
  g_test_add_func("/resolve/initials", test_initials);
  g_test_add_func("/resolve/labels", test_labels);
  g_test_add_func("/resolve/bodies", test_bodies);
  g_test_add_func("/resolve/names-of-things", test_names_of_things);
  g_test_add_func("/resolve/nothing", test_nothing);
  g_test_add_func("/resolve/slugs", test_slugs);
  g_test_add_func("/resolve/boilerplate", test_boilerplate);
  g_test_add_func("/resolve/hostile", test_hostile);
  const int status = g_test_run();
  warta_resolver_free(lexica);
  warta_gazetteer_free(gazetteer);
  return status;
}
