# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash

# The options for limits, which are many: shown when asked for.
_wartagraf_limits() {
  printf -- '--max-%s= ' record text page item warc warc-head ratio resumes tag \
    xml-head attributes namespaces xml-depth html-depth json-depth json-values \
    script columns path sentence
}

_wartagraf() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local common='--published= --field= --input-format= --files-from= --any-language --data=
    --gazetteer= --identity= --quiet --verbose --help --help-limits'
  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W \
      'export analyze check explain forget lint merge push text --help --version' \
      -- "$word")
    return
  fi
  # "--option=value" is split at the equals sign.
  local option=$previous
  if [ "$word" = = ]; then
    word=
  elif [ "$previous" = = ]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $option in
    --format) set -- 'nq nt ttl trig jsonld rdf graphml gexf dot csv
      csv-actors csv-mentions csv-nodes csv-edges' ;;
    --provenance) set -- 'none graph mentions' ;;
    --graph) set -- 'actors events comentions' ;;
    --identity) set -- 'full string' ;;
    --style) set -- 'news csui gsd' ;;
    --input-format) set -- 'text html jsonl csv feed newsml warc' ;;
    --field) set -- 'id= url= title= text= published= publisher= author=' ;;
    *) set -- ;;
  esac
  if [ $# -gt 0 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
  elif [[ $word == -* ]]; then
    [ "${COMP_WORDS[1]}" = export ] && common="--output= --format= --base-iri=
      --provenance= --with-text --graph= --jobs= --timings --state= --split=
      --direct-edges --multi --facts-only --min-weight= --top= --since= --until= --class=
      --merge --merges= $common"
    [ "${COMP_WORDS[1]}" = forget ] && common='--state= --quiet --help'
    [ "${COMP_WORDS[1]}" = check ] && common='--quiet --help'
    [ "${COMP_WORDS[1]}" = lint ] && common='--data= --quiet --help'
    [ "${COMP_WORDS[1]}" = push ] && common="--store= --user= --delete= --from=
      --bulk --query= --graph-parameter= --ca-file= --plain --retries= --timeout=
      --base-iri= --with-text $common"
    [ "${COMP_WORDS[1]}" = merge ] && common='--output= --merges=
      --base-iri= --quiet --help'
    [ "${COMP_WORDS[1]}" = analyze ] && common="--style= --tokenized $common"
    [ "${COMP_WORDS[1]}" = explain ] && common="--json $common"
    [[ $word == --m* && $common == *--help-limits* ]] &&
      common="$common $(_wartagraf_limits)"
    mapfile -t COMPREPLY < <(compgen -W "$common" -- "$word")
    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
  else
    compopt -o default
  fi
}

complete -F _wartagraf wartagraf
