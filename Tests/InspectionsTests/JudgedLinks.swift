/// Which paragraphs the listed findings of published reports rest on, as a person judged who read the reports: beside the name of the
/// report the number of the finding, counted from 0, the paragraphs it rests on and, in brackets, those it may rest on as well.
struct JudgedLink {
    let file: String
    let finding: Int
    let right: [Int]
    let acceptable: [Int]

    /// Two thirds of the reports, with which the linking was worked out.
    static let developed = read(
        """
        2532283_dorset_2021-11-19
            0: 26 (27 32)
        2733698_westmorland-and-furness_2024-07-12
            0: 7 (58 65)
            1: 11 37 49 (45 50)
            2: 32
            3: 50 (45 49)
            4: 54 55 (45 51 53)
        80441_bristol_2023-03-10
            0: 1 2 (4 6)
            1: 11 (12)
            2: 32 55
            3: 57 (20 56)
            4: 22 (56)
            5: 12 55 (2 11 47)
        80454_cornwall_2019-11-05
            0: 13 42 (12)
            1: 19
            2: 8 (7 30)
        80462_doncaster_2025-03-18
            0: 4 12 (65)
            1: 15
            2: 47 55
        80466_east-riding-of-yorkshire_2020-03-13
            0: 38 (13 39 43)
            1: 2 3 4 (6 39)
            2: 8 11 42 (7 19 41)
            3: 11 41
            4: 5
            5: 13 41
            6: 14 41
            7: 12 38 41 (1 2 3 13 39 40 43 46)
            8: 43
            9: 15
            10: 16 40
            11: 30 46 (48)
        80471_halton_2020-04-15
            0: 3
            1: 6 8 20 24 (10)
            2: 37 (8 10 11 21 31 36 38)
            3: 26 (25)
            4: 31 34 (33)
        80471_halton_2024-07-12
            0: 49 (4 8 34 47)
            1: 4 (1 3 10 34)
            2: 7 8 15 22 35 (9 30 37 38)
            3: 11 13 14 (1)
            4: 5 12
            5: 19 20 24 (9 18 21 35)
            6: 27 31 42 50
            7: 23
            8: 34 41 (35 37 38 39 40 42 43 45)
            9: 25 (9 15)
            10: 27 53 (15 18 55)
            11: 55 (3 9 51 54)
        80479_knowsley_2021-12-03
            0: 17 18 19 20 (21 36)
            1: 4 5 7 8 (6 37)
            2: 13
            3: 12
            4: 11
        80484_lincolnshire_2023-06-14
            0: 49 (51 53 63)
            1: 51 (48 63)
        80490_bromley_2024-01-12
            0: 8
        80494_enfield_2024-09-04
            0: 17 49 (54)
            1: 14
            2: 45 (49)
        80499_harrow_2020-03-16
            0: 8
            1: 24
            2: 29
            3: 13 22
        80500_havering_2018-07-23
            0: 12 33 37 (36)
            1: 5 6 (11)
            2: 16
            3: 6 (26 31)
            4: 11
        80506_lambeth_2022-12-16
            0: 9 10 11 30 (55 58)
            1: 12 32 36
            2: 18
            3: 27
            4: 49 58 (26)
            5: 26 (58)
            6: 33
        80526_north-east-lincolnshire_2021-11-26
            0: 7 8 (9)
            1: 10 37
            2: 6 40 41 (1 5 9 10 14 15 36)
            3: 13 42
            4: 11 18
            5: 14 20 (9 15 16 17)
            6: 35 (31 34)
            7: 35 (34)
            8: 38 39 (6 9 14 16 32)
        80529_north-tyneside_2025-01-13
            0: 8
            1: 6
        80530_north-yorkshire_2023-08-18
            0: 11
        80547_rutland_2024-07-12
            0: 27 42 64
            1: 37 53 (59)
            2: 7 57
        80552_shropshire_2022-03-25
            0: 13 14
            1: 23
            2: 19 (34)
        80578_west-sussex_2019-05-08
            0: 43 (39 40 41)
            1: 2 (1 10 18)
            2: 13 14
            3: 9 (18 19 31)
            4: 12 36 (23)
            5: 3 24 28 29 (10 18)
            6: 23 (29)
            7: 44 (1 21 33 36)
            8: 35
            9: 40 41 (42 43)
            10: 33 38
            11: 34 (2 33)
        """)

    /// Every third report, kept apart: nothing was fitted to these.
    static let keptApart = read(
        """
        80441_bristol_2018-10-22
            0: 5 (6 11 14 51)
            1: 8 10 23 25 (38 51)
            2: 14 15 (5 27 51)
            3: 30 48
            4: 36
            5: 19
        80460_derbyshire_2019-09-19
            0: 2
            1: 1 4 8 10 11
            2: 7 (24)
            3: 23 25
            4: 38 (1 4 31 39)
        80468_essex_2019-01-07
            0: 11 36 37
        80472_hampshire_2019-06-11
            0: 10
            1: 37 (36)
        80485_liverpool_2018-07-02
            0: 37 43 (41)
            1: 8 21 (10 18 30 36)
            2: 26 (17 19)
            3: 31 (30)
            4: 25 38
            5: 11 21 43
        80498_haringey_2018-12-14
            0: 24 (19 22)
            1: 19 (8 9 24 25)
            2: 26 33 (22 50)
            3: 35 49
            4: 15 27 (6 14 20)
            5: 47
            6: 40 45
            7: 17 45
            8: 13
        80500_havering_2024-02-16
            0: 43 50 (1 42)
            1: 42 49 (1 9 17 20 21 22 50)
            2: 1 17
            3: 7 (1 6 13)
            4: 9 20 22 (17 21 46)
            5: 21 (19 20 33 35 41 47 49)
        80528_north-somerset_2020-06-10
            0: 2 13 35
            1: 7
            2: 13
            3: 25
            4: 30
            5: 38 (39)
        80533_nottingham_2019-01-07
            0: 11
            1: 7 34 (8 23 30 44)
            2: 8 19 (7)
            3: 9 44 (7 8 10 34 47)
            4: 13
            5: 24 36
            6: 15 33 37
            7: 25 27 (22 34)
        80570_telford-wrekin_2024-07-12
            0: 2 3
            1: 21
        """)

    private static func read(_ text: String) -> [JudgedLink] {
        var (links, file) = ([JudgedLink](), "")
        for line in text.split(separator: "\n") {
            guard line.hasPrefix(" ") else {
                file = line + ".pdf"
                continue
            }
            let pieces = line.split { ":()".contains($0) }.map { $0.split(separator: " ").compactMap { Int($0) } }
            links.append(JudgedLink(file: file, finding: pieces[0][0], right: pieces[1], acceptable: pieces.count > 2 ? pieces[2] : []))
        }
        return links
    }
}
