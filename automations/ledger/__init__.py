"""What was read and what was decided: plain immutable files in the organisers' restricted folder.

::

    記録/
      実行中.lock, 実行中.json       one run at a time              `locking`
      集計回/<when>-<照合番号>/       one folder a run               `runs`
        記録.json                   what went in, what came out
        読取控え/                    the inputs as they were read
      判定/<key>-<n>.json            one file an answer              `decisions`
      書き戻し/<when>-<letters>/      one folder a shared book that   `write_backs`
                                    our column was written into
      ルール/<n>-<letters>.json       one file each time the rules    `frozen_rules`
                                    of the award were decided
      体験.json                      the ballots here are invented   `rehearsals`
      持ち出し/<when>-<letters>.json  one file a copy that left      `carried`
      受付番号/<n>-<letters>.json     one file for each time that    `tickets`
                                    numbers were given
      応募の番号/<n>-<letters>.json   one file for each time that    `entry_numbers`
                                    entries were numbered
      受付/<when>-<PC>-<sitting>.jsonl  one file a sitting at a     `check_ins`
                                    reception PC, one line an entry

    票の原本/<digest>.<suffix>        the books of ballots as read, apart  `originals`

`merging` plans which records of such a copy are new here, `merging_files` reads and adds them.
`seals` says whether two contents are the same; `records` and `storage` keep a file whole.
"""
