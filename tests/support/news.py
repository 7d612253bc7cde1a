# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes as many different articles as a test needs, always the same ones."""
import json
import random

PEOPLE = ("Budi Santoso", "Siti Rahmawati", "Agus Wijaya", "Dewi Lestari",
          "Hendra Gunawan", "Rina Marlina", "Joko Susilo", "Maya Sari",
          "Andi Pratama", "Nur Hidayah", "Eko Saputra", "Lina Kusuma")
BODIES = ("Polda Jawa Barat", "Kementerian Perhubungan", "Bank Indonesia",
          "Komisi Pemberantasan Korupsi", "Pemerintah Kota Bandung",
          "Kejaksaan Agung", "DPRD Sumatera Utara", "Badan Pangan Nasional")
PLACES = ("Medan", "Surabaya", "Makassar", "Semarang", "Palembang", "Ambon",
          "Kupang", "Pontianak", "Manado", "Mataram", "Jambi", "Palu")
SENTENCES = (
    "{body} menangkap {person} di {place} pada Senin ({day}/{month}).",
    "{person} membantah menerima {n} juta rupiah dari {other}.",
    "\"Kami akan memeriksa {n} saksi lagi,\" kata juru bicara {body}, {person}.",
    "Menurut {person}, {body} menyita {n} dokumen dari kantor di {place}.",
    "{body} meresmikan jembatan sepanjang {n} meter di {place}.",
    "{person} menuduh {body} menunda pembayaran {n} kontrak.",
    "Sebanyak {n} warga {place} mengungsi akibat banjir pada {day} Mei.",
    "{other} bertemu {person} di {place} untuk membahas {n} usulan.",
    "{body} berencana membangun {n} rumah bagi pengungsi di {place}.",
    "{person} meminta {other} mengembalikan {n} ribu dolar.",
    "Hakim menghukum {person} {n} bulan penjara di Pengadilan Negeri {place}.",
    "{body} membuka {n} lowongan kerja di {place}, ujar {other}.",
)


def article(number, sentences=10):
    """-> the record of article `number`."""
    chance = random.Random(number)
    text = []
    for _ in range(sentences):
        person, other = chance.sample(PEOPLE, 2)
        text.append(chance.choice(SENTENCES).format(
            person=person, other=other, body=chance.choice(BODIES),
            place=chance.choice(PLACES), n=chance.randrange(2, 900),
            day=chance.randrange(1, 28), month=chance.randrange(1, 12)))
    return {"id": f"berita-{number}", "title": text[0].rstrip("."),
            "published": f"2026-{number % 12 + 1:02}-{number % 27 + 1:02}",
            "url": f"https://warta.example/{number}/berita",
            "publisher": f"Warta {chance.choice(PLACES)}",
            "text": "\n".join(text)}


def jsonl(records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n"
                   for record in records)


def word(number):
    """-> a word that can be spoken, another for each number."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number, 12)
        letters += "aiueoknstrlm"[digit]
    return letters
