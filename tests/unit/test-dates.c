// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#include "dates/dates.h"
#include "resolve/resolve.h"
#include "support/sentence.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

/// A text and the expressions in it as "words=value; words=value"; an
/// expression without a value reads "words=-".
typedef struct {
  const char *text;
  const char *times;
} Case;

/// A Wednesday.
static const char *const published = "2024-03-20T10:00:00+07:00";

// clang-format off
static const Case cases[] = {
  // A probe of newswire dates.
  {"Rabu (20/3/2024)", "Rabu (20/3/2024)=2024-03-20"},
  {"Selasa (19/3/2024)", "Selasa (19/3/2024)=2024-03-19"},
  {"Selasa (19/3)", "Selasa (19/3)=2024-03-19"},
  {"Senin (18/3)", "Senin (18/3)=2024-03-18"},
  {"Minggu (17/3/2024)", "Minggu (17/3/2024)=2024-03-17"},
  {"Minggu, 17 Maret 2024", "Minggu, 17 Maret 2024=2024-03-17"},
  {"17 Agustus 1945", "17 Agustus 1945=1945-08-17"},
  {"Jumat, 15 Maret 2024", "Jumat, 15 Maret 2024=2024-03-15"},
  {"Jum'at (15/3/2024)", "Jum'at (15/3/2024)=2024-03-15"},
  {"Jum’at (15/3/2024)", "Jum’at (15/3/2024)=2024-03-15"},
  {"kemarin", "kemarin=2024-03-19"},
  {"hari ini", "hari ini=2024-03-20"},
  {"besok", "besok=2024-03-21"},
  {"lusa", "lusa=2024-03-22"},
  {"kemarin lusa", "kemarin lusa=2024-03-18"},
  {"Selasa malam", "Selasa malam=2024-03-19"},
  {"Senin lalu", "Senin lalu=2024-03-18"},
  {"Selasa kemarin", "Selasa kemarin=2024-03-19"},
  {"Kamis pekan lalu", "Kamis pekan lalu=2024-03-14"},
  {"Kamis besok", "Kamis besok=2024-03-21"},
  {"pekan lalu", "pekan lalu=2024-W11"},
  {"minggu lalu", "minggu lalu=2024-W11"},
  {"pekan depan", "pekan depan=2024-W13"},
  {"bulan lalu", "bulan lalu=2024-02"},
  {"bulan depan", "bulan depan=2024-04"},
  {"tahun lalu", "tahun lalu=2023"},
  {"tahun depan", "tahun depan=2025"},
  {"dua hari lalu", "dua hari lalu=2024-03-18"},
  {"tiga hari yang lalu", "tiga hari yang lalu=2024-03-17"},
  {"4 tahun lalu", "4 tahun lalu=2020"},
  {"4 bulan lalu", "4 bulan lalu=2023-11"},
  {"sepekan terakhir", "sepekan terakhir=P1W"},
  {"Maret 2024", "Maret 2024=2024-03"},
  {"awal Maret 2024", "awal Maret 2024=2024-03"},
  {"akhir 2023", "akhir 2023=2023"},
  {"2019", "2019=2019"},
  {"20 Maret", "20 Maret=2024-03-20"},
  {"tanggal 5 April mendatang", "tanggal 5 April mendatang=2024-04-05"},
  {"5 April mendatang", "5 April mendatang=2024-04-05"},
  {"Rabu (20/3/2024) pukul 09.30 WIB", "Rabu (20/3/2024) pukul 09.30 WIB=2024-03-20"},
  {"Rabu dini hari", "Rabu dini hari=2024-03-20"},
  {"18 Mar 2018 07:30", "18 Mar 2018 07:30=2018-03-18"},
  {"Minggu, 18 Mar 2018 07:30", "Minggu, 18 Mar 2018 07:30=2018-03-18"},
  {"Ahad (17/3)", "Ahad (17/3)=2024-03-17"},
  {"1 Syawal 1445", "1 Syawal 1445=2024-04-10"},
  {"November tahun lalu", "November tahun lalu=2023-11"},
  {"20-22 Maret 2024", "20-22 Maret 2024=2024-03-20/2024-03-22"},
  {"Desember 2022 lalu", "Desember 2022 lalu=2022-12"},
  {"(20/3)", "20/3=2024-03-20"},
  {"Rabu (20/3) dini hari", "Rabu (20/3) dini hari=2024-03-20"},
  {"sejak 2019", "2019=2019"},
  {"selama tiga hari", "tiga hari=P3D"},
  {"pukul 09.30 WIB", "pukul 09.30 WIB=T09:30+07:00"},
  {"pukul 09.30 WITA", "pukul 09.30 WITA=T09:30+08:00"},
  {"pukul 09.30 WIT", "pukul 09.30 WIT=T09:30+09:00"},
  {"2019–2024", "2019–2024=2019/2024"},
  {"era 1990-an", "era 1990-an=1990/1999"},
  {"Ahad", "Ahad=2024-03-17"},
  {"hari H", "hari H=-"},
  {"Idul Fitri 2024", "Idul Fitri 2024=2024-04-10"},
  {"triwulan I 2024", "triwulan I 2024=2024-01/2024-03"},
  {"semester II", "semester II=2023-07/2023-12"},

  // Days with and without weekday, year, clock.
  {"Gubernur meresmikan pasar itu pada Senin (18/3/2024) pagi.", "Senin (18/3/2024) pagi=2024-03-18"},
  {"\"Kami siap,\" kata Bupati, Rabu (20/3).", "Rabu (20/3)=2024-03-20"},
  {"Rapat digelar Selasa (19/3/2024), pukul 13.00 WITA, di Makassar.", "Selasa (19/3/2024), pukul 13.00 WITA=2024-03-19"},
  {"Kapal tenggelam pada hari Kamis tanggal 14 Maret 2024.", "hari Kamis tanggal 14 Maret 2024=2024-03-14"},
  {"Ia tiba Jumat 15 Maret 2024 malam.", "Jumat 15 Maret 2024 malam=2024-03-15"},
  {"Mereka bertemu hari ini, Rabu (20/3).", "hari ini, Rabu (20/3)=2024-03-20"},
  {"Sidang hari ini (20/3/2024) ditunda.", "hari ini (20/3/2024)=2024-03-20"},
  {"Korban dimakamkan kemarin (19/3).", "kemarin (19/3)=2024-03-19"},
  {"Menteri akan mengecek lagi dari kemarin (8 Maret).", "kemarin (8 Maret)=2024-03-08"},
  {"Sidang dilanjutkan besok, Kamis (21/3).", "besok, Kamis (21/3)=2024-03-21"},
  {"Pada 3 Februari 2021 kapal itu karam.", "3 Februari 2021=2021-02-03"},
  {"Izin berlaku mulai 1 Januari (2027).", "1 Januari (2027)=2027-01-01"},
  {"Rapat digelar tgl. 12 Maret.", "tgl. 12 Maret=2024-03-12"},
  {"Rapat digelar tanggal 12.", "tanggal 12=2024-03-12"},
  {"Rapat digelar tanggal 28 bulan lalu.", "tanggal 28 bulan lalu=2024-02-28"},
  {"Gaji dibayar tanggal 26 (Februari).", "tanggal 26 (Februari)=2024-02-26"},
  {"Pendaftaran ditutup 25 Desember lalu.", "25 Desember lalu=2023-12-25"},
  {"Pemilihan akan digelar pada 27 November.", "27 November=2024-11-27"},
  {"Banjir melanda desa itu pada 2 Januari.", "2 Januari=2024-01-02"},
  {"Perjanjian diteken 20 Maret tahun lalu.", "20 Maret tahun lalu=2023-03-20"},
  {"Terbit 2024-03-20 di laman resmi.", "2024-03-20=2024-03-20"},
  {"Terbit 20.03.2024 di laman resmi.", "20.03.2024=2024-03-20"},
  {"Terbit 20-03-2024 di laman resmi.", "20-03-2024=2024-03-20"},
  {"Terbit 20/03/24 di laman resmi.", "20/03/24=2024-03-20"},
  {"Terbit 2024/03/20 di laman resmi.", "2024/03/20=2024-03-20"},
  {"Terbit 20-Mar-2024 di laman resmi.", "20-Mar-2024=2024-03-20"},
  {"Terbit March 20, 2024 di laman resmi.", "March 20, 2024=2024-03-20"},
  {"Terbit Wed, 20 Mar 2024 09:30 WIB.", "Wed, 20 Mar 2024 09:30 WIB=2024-03-20"},
  {"Rabu, 20 Mar. 2024", "Rabu, 20 Mar. 2024=2024-03-20"},
  {"Berlaku 1 Nop 2023 sampai sekarang.", "1 Nop 2023=2023-11-01; sekarang=-"},
  {"Ia lahir 1 Pebruari 1960.", "1 Pebruari 1960=1960-02-01"},
  {"Dia (20/5/2026) mengatakan itu.", "20/5/2026=2026-05-20"},
  {"Rapat Rabu, (20/3/2024), usai.", "Rabu, (20/3/2024)=2024-03-20"},
  {"Gempa terjadi Selasa dini hari (19/3/2024).", "Selasa dini hari (19/3/2024)=2024-03-19"},
  {"Demo berlangsung Rabu (20/3) sore tadi.", "Rabu (20/3) sore tadi=2024-03-20"},
  {"Laga digelar Minggu (17/3) malam WIB.", "Minggu (17/3) malam WIB=2024-03-17"},
  {"Sabtu (30/3) mendatang timnas menjamu Vietnam.", "Sabtu (30/3) mendatang=2024-03-30"},
  {"Hari lahirnya 29 Februari 2000.", "29 Februari 2000=2000-02-29"},
  {"Aktor kelahiran 12 Mei 1976 ini memuji ayahnya.", "12 Mei 1976=1976-05-12"},
  // The date wins over a weekday that contradicts it.
  {"Rapat digelar Senin (20/3/2024).", "Senin (20/3/2024)=2024-03-20"},
  // ... but the weekday finds the year: 25 December was a Monday in 2023.
  {"Misa digelar Senin (25/12).", "Senin (25/12)=2023-12-25"},

  // Weekdays alone.
  {"Presiden tiba di Medan, Senin.", "Senin=2024-03-18"},
  {"Polisi menangkapnya pada Rabu.", "Rabu=2024-03-20"},
  {"Polisi menangkapnya pada Rabu lalu.", "Rabu lalu=2024-03-13"},
  {"Polisi menangkapnya pada Kamis.", "Kamis=2024-03-14"},
  {"Presiden akan berkunjung ke Papua Jumat.", "Jumat=2024-03-22"},
  {"Pada Jumat, Presiden akan bertemu para wali kota.", "Jumat=2024-03-22"},
  {"Presiden pada Jumat akan bertemu para wali kota.", "Jumat=2024-03-22"},
  {"Harga turun pada Jumat akibat harapan akan damai.", "Jumat=2024-03-15"},
  {"Serangan pada Jumat menargetkan pelabuhan.", "Jumat=2024-03-15"},
  {"Kata Bupati, Kamis (besok) ia tiba.", "Kamis (besok)=2024-03-21"},
  {"Insyaallah Selasa kami umumkan.", "Selasa=2024-03-26"},
  {"Presiden akan hadir, kata juru bicara Istana, Senin.", "Senin=2024-03-18"},
  {"Sidang dilanjutkan Senin depan.", "Senin depan=2024-03-25"},
  {"Sidang dilanjutkan Rabu depan.", "Rabu depan=2024-03-27"},
  {"Sidang dilanjutkan Kamis mendatang.", "Kamis mendatang=2024-03-21"},
  {"Sidang digelar Selasa pekan depan.", "Selasa pekan depan=2024-03-26"},
  {"Sidang digelar Jumat pekan ini.", "Jumat pekan ini=2024-03-22"},
  {"Sidang digelar Minggu pekan lalu.", "Minggu pekan lalu=2024-03-17"},
  {"Ia datang pada hari Sabtu.", "hari Sabtu=2024-03-16"},
  {"Gempa terjadi Senin (18/3) sekitar pukul 16.00 WIB.", "Senin (18/3) sekitar pukul 16.00 WIB=2024-03-18"},
  {"Gempa terjadi Senin (18/3) sekitar 10 km dari kota.", "Senin (18/3)=2024-03-18"},
  {"Ia datang Senin, pekan lalu.", "Senin, pekan lalu=2024-03-11"},
  {"Ia datang Senin kemarin.", "Senin kemarin=2024-03-18"},
  {"Kecelakaan terjadi Rabu sore ini.", "Rabu sore ini=2024-03-20"},
  {"Ia bermain Sabtu pukul 19.00 WIB.", "Sabtu pukul 19.00 WIB=2024-03-16"},

  // Minggu, the day and the week.
  {"Laga digelar Minggu.", "Minggu=2024-03-17"},
  {"Laga digelar Minggu malam.", "Minggu malam=2024-03-17"},
  {"Laga digelar hari Minggu lalu.", "hari Minggu lalu=2024-03-17"},
  {"Laga itu digelar Minggu lalu.", "Minggu lalu=2024-03-17"},
  {"Laga itu digelar minggu lalu.", "minggu lalu=2024-W11"},
  {"Minggu lalu laga itu digelar.", "Minggu lalu=2024-W11"},
  {"Timnas Berlaga Minggu Depan", "Minggu Depan=2024-W13"},
  {"Timnas itu berlaga Minggu depan.", "Minggu depan=2024-03-24"},
  {"Laga digelar dua minggu lalu.", "dua minggu lalu=2024-W10"},
  {"Laga digelar minggu ini.", "minggu ini=2024-W12"},
  {"Ia dirawat selama tiga minggu.", "tiga minggu=P3W"},
  {"Ia tinggal di Pasar Minggu sejak kecil.", ""},
  {"Bulls menang 105-83 Minggu ketika menjamu Spurs.", "Minggu=2024-03-17"},

  // Relative to the day of publication.
  {"Polisi memeriksanya tadi malam.", "tadi malam=2024-03-19"},
  {"Hujan turun semalam.", "semalam=2024-03-19"},
  {"Kebakaran terjadi dini hari tadi.", "dini hari tadi=2024-03-20"},
  {"Kebakaran terjadi pukul 07.00 WIB pagi tadi.", "pukul 07.00 WIB pagi tadi=2024-03-20"},
  {"Ia tampil nanti malam.", "nanti malam=2024-03-20"},
  {"Ia tiba besok pagi.", "besok pagi=2024-03-21"},
  {"Ia pergi kemarin sore.", "kemarin sore=2024-03-19"},
  {"Ia tampil pagi ini.", "pagi ini=2024-03-20"},
  {"Panen raya bulan ini turun.", "bulan ini=2024-03"},
  {"Panen raya tahun ini turun.", "tahun ini=2024"},
  {"Harga naik pekan ini.", "pekan ini=2024-W12"},
  {"Harga naik akhir pekan lalu.", "akhir pekan lalu=2024-W11"},
  {"Harga naik sejak awal tahun ini.", "awal tahun ini=2024"},
  {"Harga naik akhir bulan lalu.", "akhir bulan lalu=2024-02"},
  {"Rencana itu disusun sejak sebulan lalu.", "sebulan lalu=2024-02"},
  {"Rencana itu disusun setahun yang lalu.", "setahun yang lalu=2023"},
  {"Rencana itu disusun sepekan lalu.", "sepekan lalu=2024-W11"},
  {"Ia pindah dua puluh lima tahun silam.", "dua puluh lima tahun silam=1999"},
  {"Ia pindah sebelas hari lalu.", "sebelas hari lalu=2024-03-09"},
  {"Ia pulang dua hari lagi.", "dua hari lagi=2024-03-22"},
  {"Ia pulang tiga bulan mendatang.", "tiga bulan mendatang=2024-06"},
  {"Ekonomi tumbuh kuartal lalu.", "kuartal lalu=2023-10/2023-12"},
  {"Kota itu berubah dekade lalu.", "dekade lalu=2010/2019"},
  {"Suhu naik pada abad ini.", "abad ini=2001/2100"},
  {"Ia menjadi juara musim lalu.", "musim lalu=-"},
  {"Perjanjian diteken 100000 hari lalu.", "100000 hari lalu=-"},
  {"Candi dibangun 1.500 tahun lalu.", "1.500 tahun lalu=-"},
  {"Bulan terbentuk 4,5 miliar tahun lalu.", "miliar tahun lalu=-"},
  {"Skor naik menjadi 79 tahun ini.", "tahun ini=2024"},
  {"Ia lahir pada 1998. Empat tahun kemudian ia pindah.", "1998=1998; Empat tahun kemudian=2002"},
  {"Ia ditangkap 3 Mei 2020 dan bebas sepekan kemudian.", "3 Mei 2020=2020-05-03; sepekan kemudian=2020-05-10"},
  {"Ia ditangkap 3 Mei 2020 setelah sehari sebelumnya kabur.", "3 Mei 2020=2020-05-03; sehari sebelumnya=2020-05-02"},
  {"Ia ditangkap pada Mei 2020 dan bebas tiga hari kemudian.", "Mei 2020=2020-05; tiga hari kemudian=-"},
  {"Tiga hari kemudian ia bebas.", "Tiga hari kemudian=-"},

  // Months.
  {"Inflasi pada Februari tercatat rendah.", "Februari=2024-02"},
  {"Inflasi Februari tercatat rendah.", "Februari=2024-02"},
  {"Pameran akan dibuka pada Oktober.", "Oktober=2024-10"},
  {"Pameran dibuka Oktober lalu.", "Oktober lalu=2023-10"},
  {"Pameran dibuka Maret ini.", "Maret ini=2024-03"},
  {"Pameran dibuka April mendatang.", "April mendatang=2024-04"},
  {"Pameran dibuka Mei tahun depan.", "Mei tahun depan=2025-05"},
  {"Pameran dibuka November dua tahun lalu.", "November dua tahun lalu=2022-11"},
  {"Pameran dibuka bulan Mei.", "bulan Mei=2024-05"},
  {"Pameran dibuka pertengahan Januari.", "pertengahan Januari=2024-01"},
  {"Pameran dibuka pekan kedua Maret 2024.", "pekan kedua Maret 2024=2024-03"},
  {"Pameran dibuka Agustus, 2023.", "Agustus, 2023=2023-08"},
  {"Januari hingga Maret 2023 ekspor turun.", "Januari hingga Maret 2023=2023-01/2023-03"},
  {"Ekspor turun pada Januari-Maret 2023.", "Januari-Maret 2023=2023-01/2023-03"},
  {"Ekspor turun pada November 2023-Januari 2024.", "November 2023-Januari 2024=2023-11/2024-01"},
  {"Ekspor turun pada November-Januari 2024.", "November-Januari 2024=2023-11/2024-01"},

  // Years, seasons, decades, centuries.
  {"Ia menjabat pada tahun 2015.", "tahun 2015=2015"},
  {"Ia menjabat sejak 2015.", "2015=2015"},
  {"Ia menjabat pada 2005 lalu.", "2005 lalu=2005"},
  {"Ia menjabat mulai 2027 mendatang.", "2027 mendatang=2027"},
  {"Ia menjabat pada awal tahun 2015.", "awal tahun 2015=2015"},
  {"Ia menjabat tahun 2015-2019.", "tahun 2015-2019=2015/2019"},
  {"Ia menjabat dari 2015 hingga 2019.", "2015 hingga 2019=2015/2019"},
  {"Ia menjabat antara tahun 2015 dan 2019.", "antara tahun 2015 dan 2019=2015/2019"},
  {"Ia menjabat periode 2019—2024.", "2019—2024=2019/2024"},
  {"Ia menjabat 2024-2019.", "2024-2019=-"},
  {"Mereka lolos ke Piala Dunia 1998.", "1998=1998"},
  {"Kerajaan itu berdiri tahun 1293.", "tahun 1293=1293"},
  {"Gelar itu diraih pada musim 2023/2024.", "2023/2024=2023/2024"},
  {"Gelar itu diraih pada musim 2009/10.", "2009/10=2009/2010"},
  {"Lagu itu terkenal pada 1980-an.", "1980-an=1980/1989"},
  {"Lagu itu terkenal pada tahun 90-an.", "tahun 90-an=1990/1999"},
  {"Lagu itu terkenal pada akhir 1970an.", "akhir 1970an=1970/1979"},
  {"Ilmu berkembang pada abad ke-21.", "abad ke-21=2001/2100"},
  {"Ilmu berkembang pada abad XIX.", "abad XIX=1801/1900"},
  {"Ilmu berkembang pada pertengahan abad 21.", "pertengahan abad 21=2001/2100"},
  {"Pada 2019 siswa pindah ke gedung baru.", "2019=2019"},
  {"Ia tiba pada Tahun 2020.", "Tahun 2020=2020"},

  // Quarters and halves of years.
  {"Laba naik pada triwulan I/2024.", "triwulan I/2024=2024-01/2024-03"},
  {"Laba naik pada kuartal ketiga tahun ini.", "kuartal ketiga tahun ini=2024-07/2024-09"},
  {"Laba naik pada kuartal IV tahun lalu.", "kuartal IV tahun lalu=2023-10/2023-12"},
  {"Laba naik pada kuartal-I 2026.", "kuartal-I 2026=2026-01/2026-03"},
  {"Laba naik pada kuartal I-2026.", "kuartal I-2026=2026-01/2026-03"},
  {"Laba naik pada Q1 2024.", "Q1 2024=2024-01/2024-03"},
  {"Laba naik pada semester pertama 2024.", "semester pertama 2024=2024-01/2024-06"},
  {"Laba naik pada paruh kedua tahun 2023.", "paruh kedua tahun 2023=2023-07/2023-12"},
  {"Laba naik pada caturwulan III 2023.", "caturwulan III 2023=2023-09/2023-12"},
  {"Laba naik pada kuartal II.", "kuartal II=2023-04/2023-06"},
  {"Laba akan naik pada kuartal II.", "kuartal II=2024-04/2024-06"},
  {"Laba naik dalam empat bulan pertama tahun ini.", "empat bulan pertama tahun ini=2024-01/2024-04"},
  {"Laba naik dalam sembilan bulan pertama 2023.", "sembilan bulan pertama 2023=2023-01/2023-09"},
  {"Laba naik dalam 13 bulan pertama 2023.", "13 bulan pertama 2023=-"},
  {"Laba naik dalam tiga bulan pertama.", "tiga bulan pertama=P3M"},
  {"Harganya 8901234567,8 tahun.", ""},
  {"Laba naik pada kuartal empat 2016.", "kuartal empat 2016=2016-10/2016-12"},
  {"Laba naik pada kuartal I 2027 mendatang.", "kuartal I 2027 mendatang=2027-01/2027-03"},
  {"Ia belajar di semester tujuh.", ""},
  {"Ilmu berkembang pada abad kesembilan belas.", "abad kesembilan belas=1801/1900"},
  {"Ilmu berkembang pada abad kedua puluh satu.", "abad kedua puluh satu=2001/2100"},
  {"Kata Bupati, besok (Kamis) ia tiba.", "besok (Kamis)=2024-03-21"},
  {"Ia tiba hari Selasa pekan ini (19/3).", "hari Selasa pekan ini (19/3)=2024-03-19"},
  {"Ia tiba Rabu (20/3/ 2024).", "Rabu (20/3/ 2024)=2024-03-20"},
  {"Ia tiba 2,5 tahun lalu.", "2,5 tahun lalu=-"},
  {"Acara Saturday Night Live tayang.", ""},
  {"Laba naik pada kuartal V 2024.", "kuartal V 2024=-"},
  {"Hujan turun pada paruh kedua bulan lalu.", "paruh kedua bulan lalu=2024-02"},

  // Ranges of days.
  {"Festival digelar 20–22 Maret 2024.", "20–22 Maret 2024=2024-03-20/2024-03-22"},
  {"Festival digelar 20 Februari-3 Maret 2024.", "20 Februari-3 Maret 2024=2024-02-20/2024-03-03"},
  {"Festival digelar 30 Desember 2023 hingga 2 Januari 2024.", "30 Desember 2023 hingga 2 Januari 2024=2023-12-30/2024-01-02"},
  {"Festival digelar 30 Desember sampai 2 Januari 2024.", "30 Desember sampai 2 Januari 2024=2023-12-30/2024-01-02"},
  {"Festival digelar 5 s.d. 7 Maret 2024.", "5 s.d. 7 Maret 2024=2024-03-05/2024-03-07"},
  {"Festival digelar 5 s/d 7 Maret 2024.", "5 s/d 7 Maret 2024=2024-03-05/2024-03-07"},
  {"Festival digelar tanggal 5 dan 6 Maret.", "tanggal 5 dan 6 Maret=2024-03-05/2024-03-06"},
  {"Festival digelar 5, 6, dan 7 Maret 2024.", "5, 6, dan 7 Maret 2024=2024-03-05/2024-03-07"},
  {"Festival digelar 27-28/2/2024.", "27-28/2/2024=2024-02-27/2024-02-28"},
  {"Festival digelar Sabtu-Minggu (16-17/3).", "Sabtu-Minggu (16-17/3)=2024-03-16/2024-03-17"},
  {"Festival digelar Senin hingga Rabu (18-20/3/2024).", "Senin hingga Rabu (18-20/3/2024)=2024-03-18/2024-03-20"},
  {"Festival digelar Rabu hingga Jumat.", "Rabu hingga Jumat=2024-03-20/2024-03-22"},
  {"Festival digelar 13-23 April mendatang.", "13-23 April mendatang=2024-04-13/2024-04-23"},
  {"Festival digelar 28/2-3/3.", ""},
  {"Festival digelar (28/2-3/3).", "28/2-3/3=2024-02-28/2024-03-03"},
  {"Festival digelar 22-20 Maret 2024.", "22-20 Maret 2024=-"},

  // Durations.
  {"Ia dirawat 10 hari.", "10 hari=P10D"},
  {"Ia dirawat sebulan.", "sebulan=P1M"},
  {"Ia dirawat dalam sebulan terakhir.", "sebulan terakhir=P1M"},
  {"Ia dirawat selama dua belas jam.", "dua belas jam=PT12H"},
  {"Ia dirawat selama 1,5 tahun.", "1,5 tahun=P1.5Y"},
  {"Ia dirawat selama 1 tahun 6 bulan.", "1 tahun 6 bulan=P1Y6M"},
  {"Ia dirawat selama 2 jam 30 menit.", "2 jam 30 menit=PT2H30M"},
  {"Ia dirawat dalam tiga tahun ke depan.", "tiga tahun ke depan=P3Y"},
  {"Ia dirawat dalam dua dekade.", "dua dekade=P20Y"},
  {"Ia berlari 1 menit 3434 detik.", "1 menit 3434 detik=-"},
  {"Ia tidur dua jam sehari.", "dua jam sehari=PT2H"},
  {"Ia dihukum lima tahun penjara.", "lima tahun=P5Y"},

  // Times of day.
  {"Toko buka pukul 10.00-22.00 WIB.", "pukul 10.00-22.00 WIB=T10:00+07:00/T22:00+07:00"},
  {"Toko buka pukul 10.00 hingga 22.00 WIB.", "pukul 10.00 hingga 22.00 WIB=T10:00+07:00/T22:00+07:00"},
  {"Toko tutup jam 8 malam.", "jam 8 malam=T20:00"},
  {"Toko tutup pukul 24.00 WIB.", "pukul 24.00 WIB=T00:00+07:00"},
  {"Toko tutup 17.15 waktu setempat.", "17.15 waktu setempat=T17:15"},
  {"Toko tutup 17.15 WIB.", "17.15 WIB=T17:15+07:00"},
  {"Toko tutup pukul 19.00 waktu setempat.", "pukul 19.00 waktu setempat=T19:00"},
  {"Toko tutup pukul 25.00.", ""},
  {"Harga naik 9.30 persen.", ""},
  {"Nilainya 09.30 saja.", ""},

  // Feasts and the Islamic calendar.
  {"Arus mudik Lebaran 2023 lancar.", "Lebaran 2023=2023-04-22"},
  {"Kurban Idul Adha 1447 Hijriah dibagikan.", "Idul Adha 1447 Hijriah=2026-05-27"},
  {"Kurban Hari Raya Idul Adha 1447 H/2026 M dibagikan.", "Hari Raya Idul Adha 1447 H/2026 M=2026-05-27"},
  {"Warga merayakan Natal tahun lalu di rumah.", "Natal tahun lalu=2023-12-25"},
  {"Warga merayakan Idul Fitri mendatang di rumah.", "Idul Fitri mendatang=2024-04-10"},
  {"Warga merayakan Idul Fitri lalu di rumah.", "Idul Fitri lalu=2023-04-22"},
  {"Warga merayakan Jumat Agung 2024 di gereja.", "Jumat Agung 2024=2024-03-29"},
  {"Warga merayakan Imlek 2024 di klenteng.", "Imlek 2024=2024-02-10"},
  {"Warga merayakan Nyepi tahun ini.", "Nyepi tahun ini=2024-03-11"},
  {"Awal puasa jatuh pada 1 Ramadan 1445 H.", "1 Ramadan 1445 H=2024-03-12"},
  {"Warga berpuasa pada Ramadan 1445 H.", "Ramadan 1445 H=2024-03-12/2024-04-09"},
  {"Tahun Baru 2024 dirayakan sederhana.", "Tahun Baru 2024=2024-01-01"},
  {"Wukuf jatuh pada 9 Zulhijah 1445 H.", "9 Zulhijah 1445 H=2024-06-16"},
  {"Warga merayakan Idul Fitri di rumah.", ""},
  {"Kapal berlayar ke Natal di Sumatera Utara.", ""},

  // No value.
  {"Pemerintah baru-baru ini mengubahnya.", "baru-baru ini=-"},
  {"Pemerintah saat ini mengkajinya.", "saat ini=-"},
  {"Ia pindah beberapa tahun lalu.", "beberapa tahun lalu=-"},
  {"Ia pindah beberapa waktu lalu.", "beberapa waktu lalu=-"},
  {"Ia pindah puluhan tahun silam.", "puluhan tahun silam=-"},
  {"Ia berlatih setiap hari Senin dan Kamis.", "setiap hari Senin dan Kamis=-"},
  {"Ia berlatih setiap Senin.", "setiap Senin=-"},
  {"Rapat digelar 31 Februari 2024.", "31 Februari 2024=-"},
  {"Rapat digelar (31/2/2024).", "31/2/2024=-"},
  {"Rapat digelar (20/13/2024).", "20/13/2024=-"},
  {"Rapat digelar 2024-13-40.", "2024-13-40=-"},
  {"Rapat digelar 29 Februari 2023.", "29 Februari 2023=-"},

  // What is no time.
  {"Tercatat sebanyak 2019 orang hadir.", ""},
  {"Ada 2019 orang hadir.", ""},
  {"Pabrik memproduksi 2000 pelat sehari penuh.", "sehari=P1D"},
  {"Harganya Rp2.019.", ""},
  {"Harganya Rp 2019 per butir.", ""},
  {"Harganya US$ 2019 per butir.", ""},
  {"Ia dijerat Pasal 2019.", ""},
  {"Ia dijerat UU Nomor 11 Tahun 2020 tentang Cipta Kerja.", ""},
  {"Ia dijerat Undang-Undang Nomor 7 Tahun 2017.", ""},
  {"Ia dijerat UU No. 8 Tahun 2010.", ""},
  {"Ia dijerat Peraturan Presiden (Perpres) 26 Tahun 2026.", ""},
  {"Ia dijerat UU 7/2017.", ""},
  {"Ia membaca UUD 1945.", ""},
  {"Putusan Nomor 71/PUU-XXIV/2026 dibacakan.", ""},
  {"Pembangunan memakai tahun 99999.", ""},
  {"KTT G20 membahas jaringan 5G.", ""},
  {"Timnas U-20 dan jet F-16 tampil.", ""},
  {"Pandemi COVID-19 usai.", ""},
  {"Tayangan Liputan6 Siang digemari.", ""},
  {"Dua pertiga (2/3) anggota hadir.", ""},
  {"Bulls unggul 20/3 atas Spurs.", ""},
  {"Universitas Sebelas Maret menerima mahasiswa.", ""},
  {"Massa berkumpul di Jalan 17 Agustus.", ""},
  {"Laga digelar di Stadion 10 November.", ""},
  {"Mei Ling dan April Jasmine hadir.", ""},
  {"\"Saya takut,\" kata Mei.", ""},
  {"Pak Agus menemui Juni di rumah.", ""},
  {"Pria 45 tahun itu ditangkap.", ""},
  {"Seorang perempuan berusia 30 tahun ditangkap.", ""},
  {"Budi, 45 tahun, ditangkap.", ""},
  {"Budi (45 tahun) ditangkap.", ""},
  {"Pelatih 49 tahun ini gembira.", ""},
  {"Ia berusia 60-an.", ""},
  {"Hubungi 0811-8124-2022 untuk memesan.", ""},
  {"Pabrik itu memenuhi standar 27001:2013.", ""},
  {"Polisi menggelar program Jumat Curhat.", ""},
  {"Masa depan industri dibahas.", ""},
  {"Ia duduk di kursi depan lalu pulang.", ""},
  {"Arus lalu lintas padat.", ""},
  {"Ia membeli jam tangan.", ""},
  {"Ia bekerja sehari-hari bertahun-tahun.", ""},
  {"Gaji dibayar lima kali sebulan.", ""},
  {"Alamat 10.10.20.24 diblokir.", ""},
  {"Versi 1.2.3.4 dirilis.", ""},
  {"Nilai 123456789012345678901234567890 dicatat.", ""},
};

/// The same with other days of publication, or none.
static const struct {
  const char *published;
  Case c;
} anchored[] = {
  {NULL, {"Pada 23 Agustus ia tiba.", "23 Agustus=--08-23"}},
  {NULL, {"Pada Agustus ia tiba.", "Agustus=--08"}},
  {NULL, {"Valentine lalu ia tiba.", "Valentine lalu=--02-14"}},
  {NULL, {"Idul Adha lalu ia tiba.", "Idul Adha lalu=-"}},
  {NULL, {"Kemarin ia tiba.", "Kemarin=-"}},
  {NULL, {"Pekan lalu ia tiba.", "Pekan lalu=-"}},
  {NULL, {"Triwulan I ia tiba.", "Triwulan I=-"}},
  {NULL, {"Pada 13-23 Mei ia tiba.", "13-23 Mei=--05-13"}},
  {NULL, {"Pada 30 Februari ia tiba.", "30 Februari=-"}},
  // The latest full date of the text is the anchor.
  {NULL, {"Ia lahir 12 Mei 1976. Kemarin ia pulang, kata ibunya, Kamis (12/8/2010).",
          "12 Mei 1976=1976-05-12; Kemarin=2010-08-11; Kamis (12/8/2010)=2010-08-12"}},
  {NULL, {"Kapal akan tiba pada 1 Juni 2027. Kemarin kapal berangkat, Senin (24/5/2027).",
          "1 Juni 2027=2027-06-01; Kemarin=2027-05-23; Senin (24/5/2027)=2027-05-24"}},
  // A day and month with its weekday, but no year anywhere.
  {NULL, {"\"Saya kecewa,\" katanya Sabtu (25/11). Mereka diskors Kamis.",
          "Sabtu (25/11)=--11-25; Kamis=--11-23"}},
  {NULL, {"Bulan lalu ia pulang, kata ibunya, Rabu (1/5).",
          "Bulan lalu=--04; Rabu (1/5)=--05-01"}},
  {"2026-05-27", {"Gencatan senjata diumumkan pada 10 Oktober.", "10 Oktober=2025-10-10"}},
  {"2026-05-27", {"Uang itu dicetak untuk peringatan pada 4 Juli.", "4 Juli=2026-07-04"}},
  {"2026-05-27", {"Warga akan memilih pada 10 Februari.", "10 Februari=2027-02-10"}},
  {"2026-05-04", {"Pemakamannya dijadwalkan pada 25 April.", "25 April=2026-04-25"}},
  {"2024-01-02", {"Pada 28 Desember ia tiba.", "28 Desember=2023-12-28"}},
  {"2024-01-02", {"Bulan lalu ia tiba.", "Bulan lalu=2023-12"}},
  {"2024-01-02", {"Pekan lalu ia tiba.", "Pekan lalu=2023-W52"}},
  {"2024-12-30", {"Pekan ini ia tiba.", "Pekan ini=2025-W01"}},
  {"2024-12-30", {"Besok ia tiba pada 1 Januari.", "Besok=2024-12-31; 1 Januari=2025-01-01"}},
  {"2024-03-31", {"Bulan depan ia tiba tanggal 31.", "Bulan depan=2024-04; tanggal 31=2024-03-31"}},
  {"2024-02-28", {"Lusa ia tiba.", "Lusa=2024-03-01"}},
  {"2023-06-01", {"Pada 29 Februari ia tiba.", "29 Februari=2024-02-29"}},
  {"2024-03-20T18:30:00Z", {"Kemarin ia tiba.", "Kemarin=2024-03-20"}},
  {"0001-01-01", {"Kemarin ia tiba tahun lalu.", "Kemarin=-; tahun lalu=-"}},
  {"9999-12-31", {"Besok ia tiba pekan depan.", "Besok=-; pekan depan=-"}},
};
// clang-format on

typedef struct {
  WartaDates *dates;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  f->dates = warta_dates_load(g_getenv("WARTAGRAF_DATA"), &error);
  g_assert_no_error(error);
}

static void
tear_down(Fixture *f, gconstpointer data)
{
  warta_dates_free(f->dates);
}

static void
check_order(const WartaDocument *doc)
{
  uint32_t end = 0;
  uint32_t end_token = 0;
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    const WartaTimex *time = &doc->times[i];
    g_assert_cmpuint(time->span.begin, >=, end);
    g_assert_cmpuint(time->span.begin, <, time->span.end);
    g_assert_cmpuint(time->span.end, <=, doc->length);
    g_assert_cmpuint(time->first_token, >=, end_token);
    g_assert_cmpuint(time->first_token, <, time->end_token);
    g_assert_cmpuint(time->end_token, <=, doc->n_tokens);
    g_assert_cmpuint(doc->tokens[time->first_token].sentence, ==,
                     doc->tokens[time->end_token - 1].sentence);
    for (uint32_t t = end_token; t < time->end_token; ++t) {
      g_assert_cmpuint(doc->tokens[t].time, ==,
                       t < time->first_token ? WARTA_NONE : i);
    }
    end = time->span.end;
    end_token = time->end_token;
  }
}

static char *
describe(const WartaDocument *doc)
{
  GString *out = g_string_new(NULL);
  for (uint32_t i = 0; i < doc->n_times; ++i) {
    g_autofree char *words = warta_document_dup_span(doc, doc->times[i].span);
    const char *iso = doc->times[i].value.iso;
    g_string_append_printf(out, "%s%s=%s", i == 0 ? "" : "; ", words,
                           iso == NULL ? "-" : iso);
    g_assert_true((iso == NULL) ==
                  (doc->times[i].value.kind == WARTA_TIME_NONE));
  }
  return g_string_free(out, FALSE);
}

static void
check_case(const Fixture *f, const Case *c, const char *day)
{
  for (int cut = CUT_SIGNS; cut <= CUT_SPACES; ++cut) {
    WartaDocument *doc = document_of_lines(c->text, (Cut)cut);
    doc->published = day;
    warta_find_dates(doc, f->dates);
    warta_resolve_times(doc);
    check_order(doc);
    g_autofree char *times = describe(doc);
    if (strcmp(times, c->times) != 0) {
      g_test_message("%s", c->text);
      g_test_fail_printf("found \"%s\", not \"%s\"", times, c->times);
    }
    warta_document_free(doc);
  }
}

static void
test_cases(Fixture *f, gconstpointer data)
{
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    check_case(f, &cases[i], published);
  }
}

static void
test_anchors(Fixture *f, gconstpointer data)
{
  for (size_t i = 0; i < G_N_ELEMENTS(anchored); ++i) {
    check_case(f, &anchored[i].c, anchored[i].published);
  }
}

/// What was said around the value.
static void
test_spec(Fixture *f, gconstpointer data)
{
  WartaDocument *doc = document_of_lines(
      "Sejak awal 2019 toko buka hingga Maret, Rabu (20/3) malam "
      "pukul 20.30 WITA.",
      CUT_SIGNS);
  warta_find_dates(doc, f->dates);
  g_assert_cmpuint(doc->n_times, ==, 3);
  const WartaTimeSpec *since = &doc->times[0].spec;
  g_assert_cmpint(since->form, ==, WARTA_SAID_DATE);
  g_assert_cmpint(since->bound, ==, WARTA_BOUND_SINCE);
  g_assert_cmpint(since->part, ==, WARTA_PART_BEGIN);
  g_assert_cmpint(since->begin.year, ==, 2019);
  g_assert_cmpint(doc->times[1].spec.bound, ==, WARTA_BOUND_UNTIL);
  const WartaTimeSpec *day = &doc->times[2].spec;
  g_assert_cmpint(day->weekday, ==, 3);
  g_assert_cmpint(day->daypart, ==, WARTA_DAYPART_NIGHT);
  g_assert_true(day->has_clock);
  g_assert_cmpint(day->minutes, ==, 20 * 60 + 30);
  g_assert_cmpint(day->zone, ==, 8);
  warta_document_free(doc);
}

static bool
same_date(WartaDate a, WartaDate b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/// Values of ranges and weeks are whole dates.
static void
test_values(Fixture *f, gconstpointer data)
{
  WartaDocument *doc = document_of_lines(
      "Pekan lalu dan triwulan I 2024 serta 2019-2020.", CUT_SIGNS);
  doc->published = published;
  warta_find_dates(doc, f->dates);
  warta_resolve_times(doc);
  g_assert_cmpuint(doc->n_times, ==, 3);
  static const WartaDate expected[][2] = {
      {{2024, 3, 11}, {2024, 3, 17}},
      {{2024, 1, 1}, {2024, 3, 31}},
      {{2019, 1, 1}, {2020, 12, 31}},
  };
  for (uint32_t i = 0; i < 3; ++i) {
    const WartaTimeValue *value = &doc->times[i].value;
    g_assert_true(same_date(value->begin, expected[i][0]));
    g_assert_true(same_date(value->end, expected[i][1]));
  }
  g_assert_cmpint(doc->times[0].value.kind, ==, WARTA_TIME_WEEK);
  g_assert_cmpint(doc->times[1].value.kind, ==, WARTA_TIME_RANGE);
  g_assert_cmpint(doc->anchor.year, ==, 2024);
  warta_document_free(doc);
}

/// A name that the expression is only a part of.
static void
test_names(Fixture *f, gconstpointer data)
{
  for (int inside = 0; inside < 2; ++inside) {
    WartaDocument *doc =
        document_of_lines("Massa mendatangi Kompleks 11 Maret.", CUT_SIGNS);
    WartaName name = {
        .span = {17, 34},
        .first_token = 2,
        .end_token = 5,
        .kind = inside ? WARTA_KIND_PLACE : WARTA_KIND_EVENT,
        .entry = WARTA_NONE,
        .entity = WARTA_NONE,
    };
    doc->names = &name;
    doc->n_names = 1;
    for (uint32_t t = name.first_token; t < name.end_token; ++t) {
      doc->tokens[t].name = 0;
    }
    warta_find_dates(doc, f->dates);
    g_assert_cmpuint(doc->n_times, ==, inside ? 0 : 1);
    warta_document_free(doc);
  }
}

/// An event that is only planned makes its time a future one.
static void
test_planned(Fixture *f, gconstpointer data)
{
  for (int planned = 0; planned < 2; ++planned) {
    WartaDocument *doc =
        document_of_lines("Wali kota membuka pasar Jumat.", CUT_SIGNS);
    WartaEvent event = {
        .factuality = planned ? WARTA_PLANNED : WARTA_ASSERTED,
        .time = 0,
    };
    doc->published = published;
    doc->events = &event;
    doc->n_events = 1;
    warta_find_dates(doc, f->dates);
    warta_resolve_times(doc);
    g_assert_cmpuint(doc->n_times, ==, 1);
    g_assert_cmpstr(doc->times[0].value.iso, ==,
                    planned ? "2024-03-22" : "2024-03-15");
    warta_document_free(doc);
  }
}

/// Where dates are said not to hang on events, plans change none of them.
static void
test_needs_events(Fixture *f, gconstpointer data)
{
  size_t needed = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(cases); ++i) {
    WartaDocument *doc = document_of_lines(cases[i].text, CUT_SIGNS);
    doc->published = published;
    warta_find_dates(doc, f->dates);
    const bool needs = warta_times_need_events(doc);
    needed += needs;
    g_autofree WartaEvent *events = g_new0(WartaEvent, doc->n_times + 1);
    for (uint32_t t = 0; t < doc->n_times; ++t) {
      events[t] = (WartaEvent){.time = t, .factuality = WARTA_PLANNED};
    }
    doc->events = events;
    doc->n_events = doc->n_times;
    warta_resolve_times(doc);
    g_autofree char *times = describe(doc);
    if (!needs && strcmp(times, cases[i].times) != 0) {
      g_test_message("%s", cases[i].text);
      g_test_fail_printf("found \"%s\", not \"%s\"", times, cases[i].times);
    }
    warta_document_free(doc);
  }
  g_assert_cmpuint(needed, >, 0);
  g_assert_cmpuint(needed, <, G_N_ELEMENTS(cases));
}

/// Hostile texts: a megabyte of digits, and shorter ones of what patterns begin
/// with, each of which must take time in proportion to its length.
static void
test_hostile(Fixture *f, gconstpointer data)
{
  static const char *const units[] = {
      "7",
      "1 ",
      "1.",
      "1-",
      "1/",
      "20/3/",
      "a-",
      "dua ",
      "Senin ",
      "Senin-",
      "20 Maret ",
      "hari ",
      "pada tahun ",
      "(",
      "2024-",
      "1990-an ",
      "1-a",
      "akan ",
      "Senin hingga ",
      "3 tahun ",
      "\xE2\x80\x99",
      "a'",
      "ke-1",
      "pukul 9 ",
      "s.d.",
      "kuartal-",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(units); ++i) {
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < (i == 0 ? 1000000U : 100000U)) {
      g_string_append(text, units[i]);
    }
    const gint64 begin = g_get_monotonic_time();
    WartaDocument *doc = document_of_lines(text->str, CUT_SPACES);
    doc->published = published;
    warta_find_dates(doc, f->dates);
    warta_resolve_times(doc);
    check_order(doc);
    warta_document_free(doc);
    const gint64 taken = g_get_monotonic_time() - begin;
    g_test_message("%s: %d ms", units[i], (int)(taken / 1000));
    g_assert_cmpint(taken, <, 5 * G_USEC_PER_SEC);
  }
}

static void
test_bad_data(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp("wartagraf-XXXXXX", &error);
  g_assert_no_error(error);
  g_autofree char *folder = g_build_filename(dir, "lexicon", NULL);
  g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
  static const struct {
    const char *name;
    const char *good;
    const char *bad;
    const char *message;
  } files[] = {
      {"time-words.tsv", "WD\t1\tsenin\n", "WD\t1\tsenin\nXX\t1\trabu\n",
       "time-words.tsv:2: unknown class \"XX\""},
      {"time-words.tsv", "WD\t1\tsenin\n", "WD\tx\tsenin\n",
       "time-words.tsv:1: unknown value \"x\""},
      {"time-hijri.tsv", "1445\t10\t2024-04-10\n", "1445\t10\t2024-04-31\n",
       "time-hijri.tsv:1: not a year, month and day"},
      {"time-feasts.tsv", "fixed\t12-25\tnatal\n", "fixed\t13-25\tnatal\n",
       "time-feasts.tsv:1: not a kind with its value"},
      {"time-patterns.tsv", "date\tWD\n", "date\tWD\ndat\tWD\n",
       "time-patterns.tsv:2: unknown form \"dat\""},
      {"time-patterns.tsv", "date\tWD\n", "date\tWX\n",
       "time-patterns.tsv:1: unknown class in \"WX\""},
      {"time-patterns.tsv", "date\tWD\n", "date\t(WD\n",
       "time-patterns.tsv:1: a group is not closed in \"(WD\""},
      {"time-patterns.tsv", "date\tWD\n", "date\tWD) | D)\n",
       "time-patterns.tsv:1: ')' or '|' outside of a group in \"WD) | D)\""},
      {"time-patterns.tsv", "date\tWD\n", "date\t$no WD\n",
       "time-patterns.tsv:1: unknown $name in \"$no WD\""},
  };
  for (size_t bad = 0; bad <= G_N_ELEMENTS(files); ++bad) {
    for (size_t i = 0; i < G_N_ELEMENTS(files); ++i) {
      g_autofree char *path = g_build_filename(folder, files[i].name, NULL);
      g_assert_true(g_file_set_contents(path, files[i].good, -1, &error));
    }
    if (bad < G_N_ELEMENTS(files)) {
      g_autofree char *path = g_build_filename(folder, files[bad].name, NULL);
      g_assert_true(g_file_set_contents(path, files[bad].bad, -1, &error));
      g_assert_null(warta_dates_load(dir, &error));
      g_assert_error(error, WARTA_ERROR, WARTA_ERROR_DATA);
      g_assert_true(g_str_has_suffix(error->message, files[bad].message));
      g_clear_error(&error);
    } else {
      warta_dates_free(warta_dates_load(dir, &error));
      g_assert_no_error(error);
    }
  }
  for (size_t i = 0; i < G_N_ELEMENTS(files); ++i) {
    g_autofree char *path = g_build_filename(folder, files[i].name, NULL);
    g_unlink(path);
  }
  g_rmdir(folder);
  g_rmdir(dir);
  warta_dates_free(NULL);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, func) g_test_add(path, Fixture, NULL, set_up, func, tear_down)
  ADD("/dates/cases", test_cases);
  ADD("/dates/anchors", test_anchors);
  ADD("/dates/spec", test_spec);
  ADD("/dates/values", test_values);
  ADD("/dates/names", test_names);
  ADD("/dates/planned", test_planned);
  ADD("/dates/needs-events", test_needs_events);
  ADD("/dates/hostile", test_hostile);
  g_test_add_func("/dates/bad-data", test_bad_data);
  return g_test_run();
}
