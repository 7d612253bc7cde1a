// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "lang/morph.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *word;
  const char *root;
  const char *active;
  const char *affixes; // prefix and suffix of the pattern
  WartaVoice voice;
} Case;

// clang-format off
static const Case cases[] = {
    {"menuduh", "tuduh", "menuduh", "meN+", WARTA_VOICE_ACTIVE},
    {"dituduh", "tuduh", "menuduh", "di+", WARTA_VOICE_PASSIVE},
    {"tertuduh", "tuduh", "menuduh", "ter+", WARTA_VOICE_PASSIVE},
    {"penuduhan", "tuduh", "menuduh", "peN+an", WARTA_VOICE_NONE},
    {"tuduhan", "tuduh", "menuduh", "+an", WARTA_VOICE_NONE},
    {"menangkap", "tangkap", "menangkap", "meN+", WARTA_VOICE_ACTIVE},
    {"ditangkap", "tangkap", "menangkap", "di+", WARTA_VOICE_PASSIVE},
    {"tertangkap", "tangkap", "menangkap", "ter+", WARTA_VOICE_PASSIVE},
    {"penangkapan", "tangkap", "menangkap", "peN+an", WARTA_VOICE_NONE},
    {"tangkapan", "tangkap", "menangkap", "+an", WARTA_VOICE_NONE},
    {"menulis", "tulis", "menulis", "meN+", WARTA_VOICE_ACTIVE},
    {"ditulis", "tulis", "menulis", "di+", WARTA_VOICE_PASSIVE},
    {"tertulis", "tulis", "menulis", "ter+", WARTA_VOICE_PASSIVE},
    {"penulis", "tulis", "menulis", "peN+", WARTA_VOICE_NONE},
    {"penulisan", "tulis", "menulis", "peN+an", WARTA_VOICE_NONE},
    {"tulisan", "tulis", "menulis", "+an", WARTA_VOICE_NONE},
    {"memukul", "pukul", "memukul", "meN+", WARTA_VOICE_ACTIVE},
    {"dipukul", "pukul", "memukul", "di+", WARTA_VOICE_PASSIVE},
    {"pemukulan", "pukul", "memukul", "peN+an", WARTA_VOICE_NONE},
    {"pukulan", "pukul", "memukul", "+an", WARTA_VOICE_NONE},
    {"menyapu", "sapu", "menyapu", "meN+", WARTA_VOICE_ACTIVE},
    {"disapu", "sapu", "menyapu", "di+", WARTA_VOICE_PASSIVE},
    {"penyapu", "sapu", "menyapu", "peN+", WARTA_VOICE_NONE},
    {"membeli", "beli", "membeli", "meN+", WARTA_VOICE_ACTIVE},
    {"dibeli", "beli", "membeli", "di+", WARTA_VOICE_PASSIVE},
    {"pembeli", "beli", "membeli", "peN+", WARTA_VOICE_NONE},
    {"pembelian", "beli", "membeli", "peN+an", WARTA_VOICE_NONE},
    {"terbeli", "beli", "membeli", "ter+", WARTA_VOICE_PASSIVE},
    {"memberi", "beri", "memberi", "meN+", WARTA_VOICE_ACTIVE},
    {"diberi", "beri", "memberi", "di+", WARTA_VOICE_PASSIVE},
    {"pemberi", "beri", "memberi", "peN+", WARTA_VOICE_NONE},
    {"pemberian", "beri", "memberi", "peN+an", WARTA_VOICE_NONE},
    {"berikan", "beri", "memberikan", "+kan", WARTA_VOICE_NONE},
    {"memberikan", "beri", "memberikan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diberikan", "beri", "memberikan", "di+kan", WARTA_VOICE_PASSIVE},
    {"mengatakan", "kata", "mengatakan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"dikatakan", "kata", "mengatakan", "di+kan", WARTA_VOICE_PASSIVE},
    {"perkataan", "kata", "mengatakan", "per+an", WARTA_VOICE_NONE},
    {"berkata", "kata", "berkata", "ber+", WARTA_VOICE_ACTIVE},
    {"kata", "kata", "mengatakan", "+", WARTA_VOICE_NONE},
    {"ujar", "ujar", "berujar", "+", WARTA_VOICE_NONE},
    {"tutur", "tutur", "menuturkan", "+", WARTA_VOICE_NONE},
    {"jelas", "jelas", "menjelaskan", "+", WARTA_VOICE_NONE},
    {"tegas", "tegas", "menegaskan", "+", WARTA_VOICE_NONE},
    {"membantah", "bantah", "membantah", "meN+", WARTA_VOICE_ACTIVE},
    {"dibantah", "bantah", "membantah", "di+", WARTA_VOICE_PASSIVE},
    {"bantahan", "bantah", "membantah", "+an", WARTA_VOICE_NONE},
    {"menolak", "tolak", "menolak", "meN+", WARTA_VOICE_ACTIVE},
    {"ditolak", "tolak", "menolak", "di+", WARTA_VOICE_PASSIVE},
    {"penolakan", "tolak", "menolak", "peN+an", WARTA_VOICE_NONE},
    {"tolak", "tolak", "menolak", "+", WARTA_VOICE_NONE},
    {"mengusir", "usir", "mengusir", "meN+", WARTA_VOICE_ACTIVE},
    {"diusir", "usir", "mengusir", "di+", WARTA_VOICE_PASSIVE},
    {"pengusiran", "usir", "mengusir", "peN+an", WARTA_VOICE_NONE},
    {"mengambil", "ambil", "mengambil", "meN+", WARTA_VOICE_ACTIVE},
    {"diambil", "ambil", "mengambil", "di+", WARTA_VOICE_PASSIVE},
    {"pengambilan", "ambil", "mengambil", "peN+an", WARTA_VOICE_NONE},
    {"pengambil", "ambil", "mengambil", "peN+", WARTA_VOICE_NONE},
    {"mengekspor", "ekspor", "mengekspor", "meN+", WARTA_VOICE_ACTIVE},
    {"diekspor", "ekspor", "mengekspor", "di+", WARTA_VOICE_PASSIVE},
    {"pengekspor", "ekspor", "mengekspor", "peN+", WARTA_VOICE_NONE},
    {"menghukum", "hukum", "menghukum", "meN+", WARTA_VOICE_ACTIVE},
    {"dihukum", "hukum", "menghukum", "di+", WARTA_VOICE_PASSIVE},
    {"hukuman", "hukum", "menghukum", "+an", WARTA_VOICE_NONE},
    {"penghukuman", "hukum", "menghukum", "peN+an", WARTA_VOICE_NONE},
    {"terhukum", "hukum", "menghukum", "ter+", WARTA_VOICE_PASSIVE},
    {"menggugat", "gugat", "menggugat", "meN+", WARTA_VOICE_ACTIVE},
    {"digugat", "gugat", "menggugat", "di+", WARTA_VOICE_PASSIVE},
    {"gugatan", "gugat", "menggugat", "+an", WARTA_VOICE_NONE},
    {"penggugat", "gugat", "menggugat", "peN+", WARTA_VOICE_NONE},
    {"tergugat", "gugat", "menggugat", "ter+", WARTA_VOICE_PASSIVE},
    {"menjual", "jual", "menjual", "meN+", WARTA_VOICE_ACTIVE},
    {"dijual", "jual", "menjual", "di+", WARTA_VOICE_PASSIVE},
    {"penjual", "jual", "menjual", "peN+", WARTA_VOICE_NONE},
    {"penjualan", "jual", "menjual", "peN+an", WARTA_VOICE_NONE},
    {"terjual", "jual", "menjual", "ter+", WARTA_VOICE_PASSIVE},
    {"menduga", "duga", "menduga", "meN+", WARTA_VOICE_ACTIVE},
    {"diduga", "duga", "menduga", "di+", WARTA_VOICE_PASSIVE},
    {"dugaan", "duga", "menduga", "+an", WARTA_VOICE_NONE},
    {"terduga", "duga", "menduga", "ter+", WARTA_VOICE_PASSIVE},
    {"menculik", "culik", "menculik", "meN+", WARTA_VOICE_ACTIVE},
    {"diculik", "culik", "menculik", "di+", WARTA_VOICE_PASSIVE},
    {"penculikan", "culik", "menculik", "peN+an", WARTA_VOICE_NONE},
    {"penculik", "culik", "menculik", "peN+", WARTA_VOICE_NONE},
    {"menzalimi", "zalim", "menzalimi", "meN+i", WARTA_VOICE_ACTIVE},
    {"dizalimi", "zalim", "menzalimi", "di+i", WARTA_VOICE_PASSIVE},
    {"memfitnah", "fitnah", "memfitnah", "meN+", WARTA_VOICE_ACTIVE},
    {"difitnah", "fitnah", "memfitnah", "di+", WARTA_VOICE_PASSIVE},
    {"memvonis", "vonis", "memvonis", "meN+", WARTA_VOICE_ACTIVE},
    {"divonis", "vonis", "memvonis", "di+", WARTA_VOICE_PASSIVE},
    {"melarang", "larang", "melarang", "meN+", WARTA_VOICE_ACTIVE},
    {"dilarang", "larang", "melarang", "di+", WARTA_VOICE_PASSIVE},
    {"larangan", "larang", "melarang", "+an", WARTA_VOICE_NONE},
    {"pelarangan", "larang", "melarang", "peN+an", WARTA_VOICE_NONE},
    {"meresmikan", "resmi", "meresmikan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diresmikan", "resmi", "meresmikan", "di+kan", WARTA_VOICE_PASSIVE},
    {"peresmian", "resmi", "meresmikan", "peN+an", WARTA_VOICE_NONE},
    {"melaporkan", "lapor", "melaporkan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"dilaporkan", "lapor", "melaporkan", "di+kan", WARTA_VOICE_PASSIVE},
    {"laporan", "lapor", "melaporkan", "+an", WARTA_VOICE_NONE},
    {"pelapor", "lapor", "melaporkan", "peN+", WARTA_VOICE_NONE},
    {"pelaporan", "lapor", "melaporkan", "peN+an", WARTA_VOICE_NONE},
    {"terlapor", "lapor", "melaporkan", "ter+", WARTA_VOICE_PASSIVE},
    {"menyatakan", "nyata", "menyatakan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"dinyatakan", "nyata", "menyatakan", "di+kan", WARTA_VOICE_PASSIVE},
    {"pernyataan", "nyata", "menyatakan", "per+an", WARTA_VOICE_NONE},
    {"memproduksi", "produksi", "memproduksi", "meN+", WARTA_VOICE_ACTIVE},
    {"diproduksi", "produksi", "memproduksi", "di+", WARTA_VOICE_PASSIVE},
    {"mengkritik", "kritik", "mengkritik", "meN+", WARTA_VOICE_ACTIVE},
    {"dikritik", "kritik", "mengkritik", "di+", WARTA_VOICE_PASSIVE},
    {"mentransfer", "transfer", "mentransfer", "meN+", WARTA_VOICE_ACTIVE},
    {"ditransfer", "transfer", "mentransfer", "di+", WARTA_VOICE_PASSIVE},
    {"memprotes", "protes", "memprotes", "meN+", WARTA_VOICE_ACTIVE},
    {"diprotes", "protes", "memprotes", "di+", WARTA_VOICE_PASSIVE},
    {"menskors", "skors", "menskors", "meN+", WARTA_VOICE_ACTIVE},
    {"mengklaim", "klaim", "mengklaim", "meN+", WARTA_VOICE_ACTIVE},
    {"diklaim", "klaim", "mengklaim", "di+", WARTA_VOICE_PASSIVE},
    {"mensponsori", "sponsor", "mensponsori", "meN+i", WARTA_VOICE_ACTIVE},
    {"disponsori", "sponsor", "mensponsori", "di+i", WARTA_VOICE_PASSIVE},
    {"mengkaji", "kaji", "mengkaji", "meN+", WARTA_VOICE_ACTIVE},
    {"dikaji", "kaji", "mengkaji", "di+", WARTA_VOICE_PASSIVE},
    {"memperkosa", "perkosa", "memperkosa", "meN+", WARTA_VOICE_ACTIVE},
    {"diperkosa", "perkosa", "memperkosa", "di+", WARTA_VOICE_PASSIVE},
    {"pemerkosaan", "perkosa", "memperkosa", "peN+an", WARTA_VOICE_NONE},
    {"mempunyai", "punya", "mempunyai", "meN+i", WARTA_VOICE_ACTIVE},
    {"mengebom", "bom", "mengebom", "meN+", WARTA_VOICE_ACTIVE},
    {"dibom", "bom", "mengebom", "di+", WARTA_VOICE_PASSIVE},
    {"pengeboman", "bom", "mengebom", "peN+an", WARTA_VOICE_NONE},
    {"mengecat", "cat", "mengecat", "meN+", WARTA_VOICE_ACTIVE},
    {"dicat", "cat", "mengecat", "di+", WARTA_VOICE_PASSIVE},
    {"mengelas", "las", "mengelas", "meN+", WARTA_VOICE_ACTIVE},
    {"mengetes", "tes", "mengetes", "meN+", WARTA_VOICE_ACTIVE},
    {"mempertimbangkan", "timbang", "mempertimbangkan", "memper+kan", WARTA_VOICE_ACTIVE},
    {"dipertimbangkan", "timbang", "mempertimbangkan", "diper+kan", WARTA_VOICE_PASSIVE},
    {"pertimbangan", "timbang", "mempertimbangkan", "per+an", WARTA_VOICE_NONE},
    {"memperbaiki", "baik", "memperbaiki", "memper+i", WARTA_VOICE_ACTIVE},
    {"diperbaiki", "baik", "memperbaiki", "diper+i", WARTA_VOICE_PASSIVE},
    {"perbaikan", "baik", "memperbaiki", "per+an", WARTA_VOICE_NONE},
    {"memperpanjang", "panjang", "memperpanjang", "memper+", WARTA_VOICE_ACTIVE},
    {"diperpanjang", "panjang", "memperpanjang", "diper+", WARTA_VOICE_PASSIVE},
    {"memperingati", "ingat", "memperingati", "memper+i", WARTA_VOICE_ACTIVE},
    {"diperingati", "ingat", "memperingati", "diper+i", WARTA_VOICE_PASSIVE},
    {"mempermasalahkan", "masalah", "mempermasalahkan", "memper+kan", WARTA_VOICE_ACTIVE},
    {"dipermasalahkan", "masalah", "mempermasalahkan", "diper+kan", WARTA_VOICE_PASSIVE},
    {"memperjuangkan", "juang", "memperjuangkan", "memper+kan", WARTA_VOICE_ACTIVE},
    {"diperjuangkan", "juang", "memperjuangkan", "diper+kan", WARTA_VOICE_PASSIVE},
    {"perjuangan", "juang", "berjuang", "per+an", WARTA_VOICE_NONE},
    {"berjuang", "juang", "berjuang", "ber+", WARTA_VOICE_ACTIVE},
    {"memberlakukan", "laku", "memberlakukan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diberlakukan", "laku", "memberlakukan", "di+kan", WARTA_VOICE_PASSIVE},
    {"pemberlakuan", "laku", "memberlakukan", "peN+an", WARTA_VOICE_NONE},
    {"memberhentikan", "henti", "memberhentikan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diberhentikan", "henti", "memberhentikan", "di+kan", WARTA_VOICE_PASSIVE},
    {"pemberhentian", "henti", "memberhentikan", "peN+an", WARTA_VOICE_NONE},
    {"memberangkatkan", "berangkat", "memberangkatkan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diberangkatkan", "berangkat", "memberangkatkan", "di+kan", WARTA_VOICE_PASSIVE},
    {"mempelajari", "ajar", "mempelajari", "memper+i", WARTA_VOICE_ACTIVE},
    {"dipelajari", "ajar", "mempelajari", "diper+i", WARTA_VOICE_PASSIVE},
    {"mempekerjakan", "kerja", "mempekerjakan", "memper+kan", WARTA_VOICE_ACTIVE},
    {"dipekerjakan", "kerja", "mempekerjakan", "diper+kan", WARTA_VOICE_PASSIVE},
    {"mengetahui", "tahu", "mengetahui", "meN+i", WARTA_VOICE_ACTIVE},
    {"diketahui", "tahu", "mengetahui", "di+i", WARTA_VOICE_PASSIVE},
    {"pengetahuan", "tahu", "mengetahui", "peN+an", WARTA_VOICE_NONE},
    {"ketahui", "tahu", "mengetahui", "+i", WARTA_VOICE_NONE},
    {"memerintahkan", "perintah", "memerintahkan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diperintahkan", "perintah", "memerintahkan", "di+kan", WARTA_VOICE_PASSIVE},
    {"pemerintah", "perintah", "memerintahkan", "peN+", WARTA_VOICE_NONE},
    {"memeriksa", "periksa", "memeriksa", "meN+", WARTA_VOICE_ACTIVE},
    {"diperiksa", "periksa", "memeriksa", "di+", WARTA_VOICE_PASSIVE},
    {"pemeriksaan", "periksa", "memeriksa", "peN+an", WARTA_VOICE_NONE},
    {"memerlukan", "perlu", "memerlukan", "meN+kan", WARTA_VOICE_ACTIVE},
    {"diperlukan", "perlu", "memerlukan", "di+kan", WARTA_VOICE_PASSIVE},
    {"bertemu", "temu", "bertemu", "ber+", WARTA_VOICE_ACTIVE},
    {"menemui", "temu", "menemui", "meN+i", WARTA_VOICE_ACTIVE},
    {"ditemui", "temu", "menemui", "di+i", WARTA_VOICE_PASSIVE},
    {"pertemuan", "temu", "bertemu", "per+an", WARTA_VOICE_NONE},
    {"temuan", "temu", "menemukan", "+an", WARTA_VOICE_NONE},
    {"berlari", "lari", "berlari", "ber+", WARTA_VOICE_ACTIVE},
    {"berlarian", "lari", "berlarian", "ber+an", WARTA_VOICE_ACTIVE},
    {"pelari", "lari", "berlari", "peN+", WARTA_VOICE_NONE},
    {"pelarian", "lari", "melarikan", "peN+an", WARTA_VOICE_NONE},
    {"bekerja", "kerja", "bekerja", "ber+", WARTA_VOICE_ACTIVE},
    {"pekerja", "kerja", "bekerja", "peN+", WARTA_VOICE_NONE},
    {"pekerjaan", "kerja", "bekerja", "peN+an", WARTA_VOICE_NONE},
    {"kerjakan", "kerja", "mengerjakan", "+kan", WARTA_VOICE_NONE},
    {"dikerjakan", "kerja", "mengerjakan", "di+kan", WARTA_VOICE_PASSIVE},
    {"belajar", "ajar", "belajar", "ber+", WARTA_VOICE_ACTIVE},
    {"pelajar", "ajar", "belajar", "peN+", WARTA_VOICE_NONE},
    {"pelajaran", "ajar", "belajar", "peN+an", WARTA_VOICE_NONE},
    {"mengajar", "ajar", "mengajar", "meN+", WARTA_VOICE_ACTIVE},
    {"diajar", "ajar", "mengajar", "di+", WARTA_VOICE_PASSIVE},
    {"pengajar", "ajar", "mengajar", "peN+", WARTA_VOICE_NONE},
    {"beserta", "beserta", "beserta", "+", WARTA_VOICE_NONE},
    {"bepergian", "pergi", "bepergian", "ber+an", WARTA_VOICE_ACTIVE},
    {"berangkat", "berangkat", "berangkat", "+", WARTA_VOICE_NONE},
    {"keberangkatan", "berangkat", "keberangkatan", "ke+an", WARTA_VOICE_NONE},
    {"keberhasilan", "hasil", "keberhasilan", "keber+an", WARTA_VOICE_NONE},
    {"keterlambatan", "lambat", "keterlambatan", "keter+an", WARTA_VOICE_NONE},
    {"ketidakpastian", "pasti", "ketidakpastian", "ke+an", WARTA_VOICE_NONE},
    {"kesehatan", "sehat", "kesehatan", "ke+an", WARTA_VOICE_NONE},
    {"keamanan", "aman", "keamanan", "ke+an", WARTA_VOICE_NONE},
    {"kematian", "mati", "kematian", "ke+an", WARTA_VOICE_NONE},
    {"kebakaran", "bakar", "kebakaran", "ke+an", WARTA_VOICE_NONE},
    {"kehilangan", "hilang", "kehilangan", "ke+an", WARTA_VOICE_NONE},
    {"terjadi", "jadi", "terjadi", "ter+", WARTA_VOICE_PASSIVE},
    {"terdiri", "terdiri", "terdiri", "+", WARTA_VOICE_NONE},
    {"terlibat", "libat", "terlibat", "ter+", WARTA_VOICE_PASSIVE},
    {"terbukti", "bukti", "terbukti", "ter+", WARTA_VOICE_PASSIVE},
    {"tersangka", "sangka", "menyangka", "ter+", WARTA_VOICE_PASSIVE},
    {"tersebut", "sebut", "tersebut", "ter+", WARTA_VOICE_PASSIVE},
    {"terbesar", "besar", "terbesar", "ter+", WARTA_VOICE_NONE},
    {"tercepat", "cepat", "tercepat", "ter+", WARTA_VOICE_NONE},
    {"tertinggi", "tinggi", "tertinggi", "ter+", WARTA_VOICE_NONE},
    {"terpilih", "pilih", "terpilih", "ter+", WARTA_VOICE_PASSIVE},
    {"terancam", "ancam", "mengancam", "ter+", WARTA_VOICE_PASSIVE},
    {"terkendali", "kendali", "mengendalikan", "ter+", WARTA_VOICE_PASSIVE},
    {"terpenuhi", "penuh", "memenuhi", "ter+i", WARTA_VOICE_PASSIVE},
    {"seorang", "orang", "seorang", "se+", WARTA_VOICE_NONE},
    {"sebuah", "buah", "sebuah", "se+", WARTA_VOICE_NONE},
    {"setahun", "tahun", "setahun", "se+", WARTA_VOICE_NONE},
    {"selama", "lama", "selama", "se+", WARTA_VOICE_NONE},
    {"seusai", "seusai", "seusai", "+", WARTA_VOICE_NONE},
    {"bersama", "sama", "bersama", "ber+", WARTA_VOICE_ACTIVE},
    {"berita", "berita", "berita", "+", WARTA_VOICE_NONE},
    {"serikat", "serikat", "serikat", "+", WARTA_VOICE_NONE},
    {"menteri", "menteri", "menteri", "+", WARTA_VOICE_NONE},
    {"negara", "negara", "negara", "+", WARTA_VOICE_NONE},
    {"presiden", "presiden", "presiden", "+", WARTA_VOICE_NONE},
    {"terima", "terima", "menerima", "+", WARTA_VOICE_NONE},
    {"menerima", "terima", "menerima", "meN+", WARTA_VOICE_ACTIVE},
    {"diterima", "terima", "menerima", "di+", WARTA_VOICE_PASSIVE},
    {"penerima", "terima", "menerima", "peN+", WARTA_VOICE_NONE},
    {"penerimaan", "terima", "menerima", "peN+an", WARTA_VOICE_NONE},
    {"orang-orang", "orang", "orang-orang", "+", WARTA_VOICE_NONE},
    {"anak-anak", "anak", "anak-anak", "+", WARTA_VOICE_NONE},
    {"negara-negara", "negara", "negara-negara", "+", WARTA_VOICE_NONE},
    {"berlari-lari", "lari", "berlari-lari", "ber+", WARTA_VOICE_ACTIVE},
    {"bertanya-tanya", "tanya", "bertanya-tanya", "ber+", WARTA_VOICE_ACTIVE},
    {"memukul-mukul", "pukul", "memukul-mukul", "meN+", WARTA_VOICE_ACTIVE},
    {"disebut-sebut", "sebut", "menyebut-nyebut", "di+", WARTA_VOICE_PASSIVE},
    {"tolong-menolong", "tolong", "tolong-menolong", "meN+", WARTA_VOICE_ACTIVE},
    {"kehati-hatian", "hati", "kehati-hatian", "ke+an", WARTA_VOICE_NONE},
    {"besar-besaran", "besar", "besar-besaran", "+an", WARTA_VOICE_NONE},
    {"diblender", "blender", "memblender", "di+", WARTA_VOICE_PASSIVE},
    {"di-voting", "voting", "memvoting", "di+", WARTA_VOICE_PASSIVE},
    {"ditelepon", "telepon", "menelepon", "di+", WARTA_VOICE_PASSIVE},
    {"menelepon", "telepon", "menelepon", "meN+", WARTA_VOICE_ACTIVE},
    {"dipel", "pel", "mengepel", "di+", WARTA_VOICE_PASSIVE},
    {"disuruh", "suruh", "menyuruh", "di+", WARTA_VOICE_PASSIVE},
    {"menyuruh", "suruh", "menyuruh", "meN+", WARTA_VOICE_ACTIVE},
    {"disita", "sita", "menyita", "di+", WARTA_VOICE_PASSIVE},
    {"menyita", "sita", "menyita", "meN+", WARTA_VOICE_ACTIVE},
    {"penyitaan", "sita", "menyita", "peN+an", WARTA_VOICE_NONE},
    {"didemo", "demo", "mendemo", "di+", WARTA_VOICE_PASSIVE},
    {"diretas", "retas", "meretas", "di+", WARTA_VOICE_PASSIVE},
    {"meretas", "retas", "meretas", "meN+", WARTA_VOICE_ACTIVE},
    {"peretasan", "retas", "meretas", "peN+an", WARTA_VOICE_NONE},
    {"ditilang", "tilang", "menilang", "di+", WARTA_VOICE_PASSIVE},
    {"dievakuasi", "evakuasi", "mengevakuasi", "di+", WARTA_VOICE_PASSIVE},
    {"mengevakuasi", "evakuasi", "mengevakuasi", "meN+", WARTA_VOICE_ACTIVE},
    {"dikonfirmasi", "konfirmasi", "mengonfirmasi", "di+", WARTA_VOICE_PASSIVE},
    {"mengonfirmasi", "konfirmasi", "mengonfirmasi", "meN+", WARTA_VOICE_ACTIVE},
    {"disosialisasikan", "sosialisasi", "mensosialisasikan", "di+kan", WARTA_VOICE_PASSIVE},
    {"dikampanyekan", "kampanye", "mengkampanyekan", "di+kan", WARTA_VOICE_PASSIVE},
    {"dipidana", "pidana", "memidana", "di+", WARTA_VOICE_PASSIVE},
    {"dipecat", "pecat", "memecat", "di+", WARTA_VOICE_PASSIVE},
    {"memecat", "pecat", "memecat", "meN+", WARTA_VOICE_ACTIVE},
    {"pemecatan", "pecat", "memecat", "peN+an", WARTA_VOICE_NONE},
    {"ditahan", "tahan", "menahan", "di+", WARTA_VOICE_PASSIVE},
    {"penahanan", "tahan", "menahan", "peN+an", WARTA_VOICE_NONE},
    {"tahanan", "tahan", "menahan", "+an", WARTA_VOICE_NONE},
    {"dituntut", "tuntut", "menuntut", "di+", WARTA_VOICE_PASSIVE},
    {"penuntutan", "tuntut", "menuntut", "peN+an", WARTA_VOICE_NONE},
    {"tuntutan", "tuntut", "menuntut", "+an", WARTA_VOICE_NONE},
    {"penuntut", "tuntut", "menuntut", "peN+", WARTA_VOICE_NONE},
    {"digelar", "gelar", "menggelar", "di+", WARTA_VOICE_PASSIVE},
    {"menggelar", "gelar", "menggelar", "meN+", WARTA_VOICE_ACTIVE},
    {"dirilis", "rilis", "merilis", "di+", WARTA_VOICE_PASSIVE},
    {"merilis", "rilis", "merilis", "meN+", WARTA_VOICE_ACTIVE},
    {"dilansir", "lansir", "melansir", "di+", WARTA_VOICE_PASSIVE},
    {"melansir", "lansir", "melansir", "meN+", WARTA_VOICE_ACTIVE},
    {"dikutip", "kutip", "mengutip", "di+", WARTA_VOICE_PASSIVE},
    {"mengutip", "kutip", "mengutip", "meN+", WARTA_VOICE_ACTIVE},
    {"disambut", "sambut", "menyambut", "di+", WARTA_VOICE_PASSIVE},
    {"sambutan", "sambut", "menyambut", "+an", WARTA_VOICE_NONE},
    {"penyambutan", "sambut", "menyambut", "peN+an", WARTA_VOICE_NONE},
    {"dinilai", "nilai", "menilai", "di+", WARTA_VOICE_PASSIVE},
    {"menilai", "nilai", "menilai", "meN+", WARTA_VOICE_ACTIVE},
    {"penilaian", "nilai", "menilai", "peN+an", WARTA_VOICE_NONE},
    {"memperebutkan", "rebut", "memperebutkan", "memper+kan",
     WARTA_VOICE_ACTIVE},
    {"ditindaklanjuti", "tindaklanjut", "menindaklanjuti", "di+i",
     WARTA_VOICE_PASSIVE},
    {"serangan-serangan", "serang", "menyerang", "+an", WARTA_VOICE_NONE},
    {"nabrak", "tabrak", "menabrak", "ng+", WARTA_VOICE_ACTIVE},
    {"nyambung", "sambung", "menyambung", "ng+", WARTA_VOICE_ACTIVE},
    {"dikabarin", "kabar", "mengabarkan", "di+kan", WARTA_VOICE_PASSIVE},
    {"nadi", "nadi", "nadi", "+", WARTA_VOICE_NONE},
    {"admin", "admin", "admin", "+", WARTA_VOICE_NONE},
    {"lakuin", "laku", "melakukan", "+kan", WARTA_VOICE_NONE},
    {"terealisasikan", "realisasi", "merealisasikan", "ter+kan",
     WARTA_VOICE_PASSIVE},
    {"perhari", "hari", "perhari", "per+", WARTA_VOICE_NONE},
    {"perkuat", "kuat", "memperkuat", "per+", WARTA_VOICE_NONE},
    {"dibawah", "dibawah", "dibawah", "+", WARTA_VOICE_NONE},
    {"dinamika", "dinamika", "dinamika", "+", WARTA_VOICE_NONE},
    {"dihadapan", "dihadapan", "dihadapan", "+", WARTA_VOICE_NONE},
    {"mewanti-wanti", "wanti", "mewanti-wanti", "meN+", WARTA_VOICE_ACTIVE},
    {"terang-terangan", "terang", "terang-terangan", "+an", WARTA_VOICE_NONE},
    {"kesepahaman", "paham", "kesepahaman", "ke+an", WARTA_VOICE_NONE},
    {"bekasi", "bekasi", "bekasi", "+", WARTA_VOICE_NONE},
    {"bali", "bali", "bali", "+", WARTA_VOICE_NONE},
    {"menado", "menado", "menado", "+", WARTA_VOICE_NONE},
    {"maluku", "maluku", "maluku", "+", WARTA_VOICE_NONE},
    {"diponegoro", "diponegoro", "diponegoro", "+", WARTA_VOICE_NONE},
    {"kediri", "kediri", "kediri", "+", WARTA_VOICE_NONE},
    {"kendari", "kendari", "kendari", "+", WARTA_VOICE_NONE},
    {"terengganu", "terengganu", "terengganu", "+", WARTA_VOICE_NONE},
    {"merapi", "merapi", "merapi", "+", WARTA_VOICE_NONE},
    {"merauke", "merauke", "merauke", "+", WARTA_VOICE_NONE},
    {"medan", "medan", "medan", "+", WARTA_VOICE_NONE},
    {"mekah", "mekah", "mekah", "+", WARTA_VOICE_NONE},
    {"belanda", "belanda", "belanda", "+", WARTA_VOICE_NONE},
    {"tuhan", "tuhan", "tuhan", "+", WARTA_VOICE_NONE},
    {"kuningan", "kuningan", "kuningan", "+", WARTA_VOICE_NONE},
    {"selayar", "selayar", "selayar", "+", WARTA_VOICE_NONE},
    {"pemalang", "pemalang", "pemalang", "+", WARTA_VOICE_NONE},
    {"tambunan", "tambunan", "tambunan", "+", WARTA_VOICE_NONE},
};
// clang-format on

static WartaMorph *morph;

static WartaMorphResult
analyze(const char *word)
{
  WartaMorphResult result;
  warta_morph_analyze(morph, word, (uint32_t)strlen(word), &result);
  return result;
}

static void
test_cases(void)
{
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    const Case *c = &cases[i];
    const WartaMorphResult result = analyze(c->word);
    const char *const *names =
        warta_affix_names[result.affixes & WARTA_AFFIX_MASK];
    g_autofree char *affixes = g_strdup_printf("%s+%s", names[0], names[1]);
    g_test_message("%s", c->word);
    g_assert_cmpstr(result.root, ==, c->root);
    g_assert_cmpstr(result.active, ==, c->active);
    g_assert_cmpstr(affixes, ==, c->affixes);
    g_assert_cmpint(result.voice, ==, c->voice);
  }
}

static void
test_doubled(void)
{
  g_assert_true(analyze("orang-orang").affixes & WARTA_AFFIX_DOUBLED);
  g_assert_true(analyze("memukul-mukul").affixes & WARTA_AFFIX_DOUBLED);
  g_assert_false(analyze("memukul").affixes & WARTA_AFFIX_DOUBLED);
  g_assert_false(analyze("lalu-lintas").affixes & WARTA_AFFIX_DOUBLED);
}

// Any bytes will do, and what comes out is terminated and bounded.
static void
test_any_bytes(void)
{
  char word[WARTA_MORPH_MAX * 2];
  for (uint32_t seed = 1; seed < 20000; ++seed) {
    uint32_t state = seed * 2654435761U;
    const uint32_t length = state % sizeof(word);
    for (uint32_t i = 0; i < length; ++i) {
      state = state * 1664525U + 1013904223U;
      static const char letters[] = "aiueokptsmndberg-\xc3\xa9";
      word[i] = letters[(state >> 24) % (sizeof(letters) - 1)];
    }
    WartaMorphResult result;
    warta_morph_analyze(morph, word, length, &result);
    g_assert_nonnull(memchr(result.root, '\0', WARTA_MORPH_MAX));
    g_assert_nonnull(memchr(result.active, '\0', WARTA_MORPH_MAX));
    g_assert_cmpint(result.affixes & WARTA_AFFIX_MASK, <, WARTA_N_AFFIXES);
    g_assert_true((length == 0 || length >= WARTA_MORPH_MAX) ==
                  (result.root[0] == '\0'));
  }
}

static void
test_lemma(void)
{
  const WartaMorphResult result = analyze("pertemuan");
  g_assert_cmpstr(
      warta_morph_lemma(morph, &result, "pertemuan", WARTA_UPOS_NOUN), ==,
      "temu");
  g_assert_cmpstr(
      warta_morph_lemma(morph, &result, "pertemuan", WARTA_UPOS_PROPN), ==,
      "pertemuan");
}

static void
test_cache(void)
{
  g_autoptr(WartaMorphCache) cache = warta_morph_cache_new(morph);
  for (int round = 0; round < 2; ++round) {
    for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
      const Case *c = &cases[i];
      const WartaMorphResult *result =
          warta_morph_cache_get(cache, c->word, (uint32_t)strlen(c->word));
      g_assert_cmpstr(result->root, ==, c->root);
      g_assert_cmpstr(result->active, ==, c->active);
    }
  }
  // More types than are kept.
  char word[32];
  for (int i = 0; i < 70000; ++i) {
    g_snprintf(word, sizeof(word), "di%dtulis", i);
    const uint32_t length = (uint32_t)strlen(word);
    const WartaMorphResult *result = warta_morph_cache_get(cache, word, length);
    g_assert_cmpuint(strlen(result->root), <=, length);
  }
}

static void
test_bad_table(void)
{
  g_autofree char *dir = g_dir_make_tmp("wartagraf-XXXXXX", NULL);
  g_autofree char *lexicon = g_build_filename(dir, "lexicon", NULL);
  g_autofree char *path = g_build_filename(lexicon, "affixes.tsv", NULL);
  g_assert_cmpint(g_mkdir_with_parents(lexicon, 0700), ==, 0);
  g_assert_true(
      g_file_set_contents(path, "# c\nzu\t-\t-\tzuzu\t0\t0\n", -1, NULL));
  g_autoptr(GError) error = NULL;
  g_assert_null(warta_morph_load(dir, &error));
  g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
  g_assert_nonnull(strstr(error->message, "affixes.tsv:2: "));
  g_assert_cmpint(g_unlink(path), ==, 0);
  g_assert_cmpint(g_rmdir(lexicon), ==, 0);
  g_assert_cmpint(g_rmdir(dir), ==, 0);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  morph = warta_morph_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
  g_test_add_func("/morph/cases", test_cases);
  g_test_add_func("/morph/doubled", test_doubled);
  g_test_add_func("/morph/any-bytes", test_any_bytes);
  g_test_add_func("/morph/lemma", test_lemma);
  g_test_add_func("/morph/cache", test_cache);
  g_test_add_func("/morph/bad-table", test_bad_table);
  const int status = g_test_run();
  warta_morph_free(morph);
  return status;
}
